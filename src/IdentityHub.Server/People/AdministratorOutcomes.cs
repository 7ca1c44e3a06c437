using IdentityHub.Server.People.Passwords;

namespace IdentityHub.Server.People;

/// <summary>An administrator who is wanted.</summary>
/// <param name="Username">Sign-in name.</param>
/// <param name="Email">E-mail address, or null.</param>
/// <param name="Password">Password; null for a link to set one.</param>
/// <param name="Role">What the administrator may do.</param>
internal sealed record NewAdministrator(string Username, string? Email, string? Password, AdministratorRole Role)
{
    /// <summary>Prints no password.</summary>
    public override string ToString() => $"{Username} ({Role})";
}

/// <summary>An administrator who can be stored.</summary>
/// <param name="Wanted">Whom.</param>
/// <param name="UserId">The new id.</param>
/// <param name="Digest">Digest of the password; null for a link.</param>
/// <param name="SetupToken">Value of the link; null with a password.</param>
internal sealed record PreparedAdministrator(NewAdministrator Wanted, string UserId, string? Digest, string? SetupToken)
{
    /// <summary>Prints neither digest nor token.</summary>
    public override string ToString() => Wanted.ToString();
}

/// <summary>What became of the wish for an administrator.</summary>
internal enum AdministratorOutcome
{
    /// <summary>There is one more.</summary>
    Created,

    /// <summary>Somebody has this username or e-mail address.</summary>
    Taken,

    /// <summary>The password cannot be used.</summary>
    PasswordRefused,

    /// <summary>More passwords wait than can be hashed soon.</summary>
    Overloaded,
}

/// <summary>The end of <see cref="Administrators.CreateAsync"/>.</summary>
/// <param name="Outcome">How it ended.</param>
internal sealed record AdministratorCreation(AdministratorOutcome Outcome)
{
    /// <summary>Who; set exactly when created.</summary>
    public string? UserId { get; init; }

    /// <summary>Value of the one-time link; set when created without a password. It is stored nowhere.</summary>
    public string? SetupToken { get; init; }

    /// <summary>What is wrong with the password.</summary>
    public IReadOnlyList<PasswordRejection> Password { get; init; } = [];

    /// <summary>Prints the outcome only; the token does not belong into logs.</summary>
    public override string ToString() => Outcome.ToString();
}

/// <summary>What became of setting a password by a one-time link.</summary>
internal enum SetupOutcome
{
    /// <summary>The password is set; the link is used up.</summary>
    Done,

    /// <summary>No such link, or it was used, or it has expired.</summary>
    InvalidLink,

    /// <summary>The password cannot be used; the link still can.</summary>
    PasswordRefused,

    /// <summary>More passwords wait than can be hashed soon; the link can be used again.</summary>
    Overloaded,
}

/// <summary>The end of <see cref="Administrators.RedeemSetupTokenAsync"/>.</summary>
/// <param name="Outcome">How it ended.</param>
internal sealed record SetupResult(SetupOutcome Outcome)
{
    /// <summary>Whose password was set.</summary>
    public string? UserId { get; init; }

    /// <summary>What is wrong with the password.</summary>
    public IReadOnlyList<PasswordRejection> Password { get; init; } = [];
}

/// <summary>Whom a one-time link is for, for the page behind it.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Name">Username, or e-mail address when there is none.</param>
internal sealed record SetupOwner(string UserId, string? Name);
