using System.Text.Json.Nodes;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.SignIn;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>What every account must have, by the sign-up settings.</summary>
internal static class MandatoryProfile
{
    /// <summary>Either address will do.</summary>
    public const string EmailOrPhone = "emailOrPhone";

    /// <summary>Whether accounts are to have such an identifier.</summary>
    public static bool AsksFor(SignInExperience settings, IdentifierType type)
    {
        var name = Identifier.NameOf(type);
        return Identifiers(settings).Any(identifier => identifier == name || (identifier == EmailOrPhone && type != IdentifierType.Username));
    }

    /// <summary>What is missing, in the order in which it is to be asked for.</summary>
    /// <returns>Of <c>username</c>, <c>email</c>, <c>phone</c>, <c>emailOrPhone</c>, <c>password</c> and <c>extraProfile</c>.</returns>
    public static async ValueTask<IReadOnlyList<string>> MissingAsync(ExperienceContext context) =>
        Missing(context, context.State is { UserId: not null } ? await context.FindUserAsync() : null);

    /// <summary>The refusal for what is missing.</summary>
    /// <returns>Null; 422 <c>user.missing_profile</c> with <c>data.missingProfile</c>.</returns>
    public static ApiError? FindRefusal(ExperienceContext context, User? user) => Missing(context, user) is { Count: > 0 } missing
        ? SessionErrors.MissingProfile.With("missingProfile", new JsonArray([.. missing.Select(name => JsonValue.Create(name))]))
        : null;

    private static List<string> Missing(ExperienceContext context, User? user)
    {
        var (profile, settings, by) = (context.State!.Profile, context.Settings, context.State.IdentifiedBy?.Type);
        if (by == VerificationType.EnterpriseSso)
        {
            // Their enterprise knows them.
            return [];
        }

        var needsNone = by == VerificationType.Social && settings.SocialSignIn.SkipRequiredIdentifiers;
        var missing = needsNone ? [] : Identifiers(settings).Distinct().Where(name => !Has(name, profile, user)).ToList();
        if (settings.SignUp.Password && (profile.PasswordEncrypted ?? user?.PasswordEncrypted) is null && !HasIdentity(profile, user))
        {
            missing.Add("password");
        }

        if (context.State.Event == InteractionEvent.Register && user is null && ExtraProfile.IsMissing(context))
        {
            missing.Add("extraProfile");
        }

        return missing;
    }

    private static IEnumerable<string> Identifiers(SignInExperience settings)
    {
        var primary = settings.SignUp.Identifiers;
        var either = primary.Contains("email") && primary.Contains("phone");
        return primary.Select(name => either && name is ("email" or "phone") ? EmailOrPhone : name)
            .Concat(settings.SignUp.SecondaryIdentifiers.Select(secondary => secondary.Identifier));
    }

    private static bool Has(string name, PendingProfile profile, User? user) => name switch
    {
        "username" => (profile.Username ?? user?.Username) is not null,
        "email" => (profile.PrimaryEmail ?? user?.PrimaryEmail) is not null,
        "phone" => (profile.PrimaryPhone ?? user?.PrimaryPhone) is not null,
        _ => (profile.PrimaryEmail ?? user?.PrimaryEmail ?? profile.PrimaryPhone ?? user?.PrimaryPhone) is not null,
    };

    // Who signs in with another account needs no password.
    private static bool HasIdentity(PendingProfile profile, User? user) =>
        profile.Identities is { Count: > 0 }
        || (user?.Identities is { ValueKind: System.Text.Json.JsonValueKind.Object } identities && identities.EnumerateObject().Any());
}
