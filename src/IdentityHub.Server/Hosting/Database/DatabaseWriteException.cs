namespace IdentityHub.Server.Hosting.Database;

/// <summary>The database could not commit; nothing of the call is stored. Says nothing about the call itself: trying again later may work.</summary>
internal sealed class DatabaseWriteException(Exception cause)
    : Exception("The database could not commit the change; nothing of it is stored.", cause);
