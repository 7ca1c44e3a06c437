using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.SignIn.Visits;

namespace IdentityHub.Server.SignIn.Flow;

/// <summary>Which way the settings lead somebody who signs in or registers.</summary>
internal sealed class Ways
{
    private static readonly IdentifierType[] Order = [IdentifierType.Username, IdentifierType.Email, IdentifierType.Phone];

    private readonly SignInExperience settings;
    private readonly bool offersSingleSignOn;
    private readonly IReadOnlyList<IdentifierType> wanted;

    /// <summary>The ways of a visit.</summary>
    public Ways(Visit visit)
    {
        (settings, offersSingleSignOn) = (visit.Settings, visit.OffersSingleSignOn);
        wanted = Wanted(visit.Interaction?.Request.Identifier);
    }

    /// <summary>What somebody may sign in with; of what the client asks for, as far as it is possible (<c>identifier</c>).</summary>
    public IReadOnlyList<IdentifierType> SignIn => Narrow(
        [.. Order.Where(type => settings.SignIn.AllowsPassword(Identifier.NameOf(type)) || settings.SignIn.AllowsCode(Identifier.NameOf(type)))]);

    /// <summary>What a new account begins with, as for signing in.</summary>
    public IReadOnlyList<IdentifierType> Register => Narrow(
        [.. Order.Where(type => settings.SignUp.Identifiers.Any(name => Names(name, type)))]);

    /// <summary>
    /// Nothing but passwords is used, so that the password is asked for at once: one page less. Where an address may belong to an enterprise, it is
    /// asked for first, so that nobody types a password that has no business here.
    /// </summary>
    public bool AsksForPasswordAtOnce => !SignIn.Any(AllowsCode) && !(offersSingleSignOn && SignIn.Contains(IdentifierType.Email));

    /// <summary>A username and a password make an account: one page.</summary>
    public bool RegistersAtOnce => Register is [IdentifierType.Username] && settings.SignUp.Password;

    /// <summary>Whether a code proves who has this identifier.</summary>
    public bool AllowsCode(IdentifierType type) => type != IdentifierType.Username && settings.SignIn.AllowsCode(Identifier.NameOf(type));

    /// <summary>Whether a password does.</summary>
    public bool AllowsPassword(IdentifierType type) => settings.SignIn.AllowsPassword(Identifier.NameOf(type));

    /// <summary>Whether the password comes first, which says nothing about whether there is an account.</summary>
    public bool PasswordComesFirst(IdentifierType type) => AllowsPassword(type)
        && (!AllowsCode(type) || settings.SignIn.Methods.First(method => method.Identifier == Identifier.NameOf(type)).IsPasswordPrimary);

    /// <summary>Where a code for a new password may go.</summary>
    public static IReadOnlyList<IdentifierType> Recovery(ExperienceContext context) =>
        [.. new[] { IdentifierType.Email, IdentifierType.Phone }.Where(type => ForgotPasswordMethods.Allow(context, CodeVerification.TypeOf(type)))];

    /// <summary>The end of text keys for kinds of identifiers: <c>username</c>, <c>emailOrPhone</c>, <c>usernameOrEmailOrPhone</c> and so on.</summary>
    public static string KeyOf(IReadOnlyList<IdentifierType> types) => string.Join("Or", types.Select(Identifier.NameOf)
        .Select(static (name, index) => index == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..]));

    private IReadOnlyList<IdentifierType> Narrow(IReadOnlyList<IdentifierType> possible) =>
        possible.Where(wanted.Contains).ToList() is { Count: > 0 } both ? both : possible;

    private static IReadOnlyList<IdentifierType> Wanted(string? identifier) =>
        [.. (identifier ?? "").Split(' ', 8, StringSplitOptions.RemoveEmptyEntries).Where(name => name is "username" or "email" or "phone").Select(Identifier.TypeOf)];

    private static bool Names(string name, IdentifierType type) =>
        name == Identifier.NameOf(type) || (name == "emailOrPhone" && type != IdentifierType.Username);
}
