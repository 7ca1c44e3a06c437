using IdentityHub.Data;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Users;

/// <summary>The identifiers of a body: what people sign in with, each of one user only.</summary>
/// <param name="Username">As given.</param>
/// <param name="Email">As given.</param>
/// <param name="Phone">In its stored form.</param>
internal sealed record UserIdentifiers(Optional<string?> Username, Optional<string?> Email, Optional<string?> Phone)
{
    /// <summary>Reads what the schema let through.</summary>
    /// <returns>The identifiers; <see cref="UserErrors.InvalidPhone"/>.</returns>
    public static ApiResult<UserIdentifiers> Read(Optional<string?> username, Optional<string?> email, Optional<string?> phone)
    {
        var number = NoneIfEmpty(phone);
        if (number.Value is { } digits)
        {
            if (PhoneNumber.Read(digits).Number is not { } read)
            {
                return UserErrors.InvalidPhone;
            }

            number = read.Digits;
        }

        return new UserIdentifiers(NoneIfEmpty(username), NoneIfEmpty(email), number);
    }

    /// <summary>Reads those of a new user.</summary>
    public static ApiResult<UserIdentifiers> ReadNew(Optional<string> username, Optional<string> email, Optional<string> phone) =>
        Read(Nullable(username), Nullable(email), Nullable(phone));

    /// <summary>
    /// Whether another user has one of them. Whoever is faster after this look is found by the unique indexes; this is for the answer that says
    /// which one it is.
    /// </summary>
    public async Task<ApiError?> FindCollisionAsync(HubDbContext db, string userId, CancellationToken cancellation)
    {
        var (username, email, phone) = (User.Normalize(Username.Value), User.Normalize(Email.Value), Phone.Value);
        if ((username ?? email ?? phone) is null)
        {
            return null;
        }

        var others = await db.Users
            .Where(user => (username != null && user.NormalizedUsername == username)
                || (email != null && user.NormalizedEmail == email)
                || (phone != null && user.PrimaryPhone == phone))
            .Where(user => user.Id != userId)
            .Select(user => new { user.NormalizedUsername, user.NormalizedEmail })
            .ToListAsync(cancellation);
        return others switch
        {
            [] => null,
            _ when username is not null && others.Any(user => user.NormalizedUsername == username) => UserErrors.UsernameInUse,
            _ when email is not null && others.Any(user => user.NormalizedEmail == email) => UserErrors.EmailInUse,
            _ => UserErrors.PhoneInUse,
        };
    }

    /// <summary>Sets those that were given, with their look-up forms.</summary>
    public void Apply(User user)
    {
        if (Username.IsGiven)
        {
            user.Username = Username.Value;
            user.NormalizedUsername = User.Normalize(Username.Value);
        }

        if (Email.IsGiven)
        {
            user.PrimaryEmail = Email.Value;
            user.NormalizedEmail = User.Normalize(Email.Value);
        }

        user.PrimaryPhone = Phone.Or(user.PrimaryPhone);
    }

    // Two users without a username would otherwise share the empty one.
    private static Optional<string?> NoneIfEmpty(Optional<string?> value) => value.Value is "" ? new Optional<string?>(null) : value;

    private static Optional<string?> Nullable(Optional<string> value) => value.IsGiven ? new Optional<string?>(value.Value) : default;
}
