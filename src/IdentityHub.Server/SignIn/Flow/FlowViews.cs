using IdentityHub.Data.Experience;
using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.SignIn.External;
using IdentityHub.Server.SignIn.Pages;
using IdentityHub.Server.SignIn.Pages.Views;
using IdentityHub.Server.SignIn.Visits;

namespace IdentityHub.Server.SignIn.Flow;

/// <summary>Draws the pages of the flow from what they know. Pages and previews draw alike.</summary>
/// <param name="visit">For whom.</param>
/// <param name="captcha">The check that tells people from programs; null where it is not asked for.</param>
/// <param name="providers">The social providers that are offered.</param>
internal sealed partial class FlowViews(Visit visit, CaptchaWidget? captcha, IReadOnlyList<ProviderChoice> providers)
{
    private readonly Texts.TextSet text = visit.Text;

    /// <summary>Whether people may sign in elsewhere.</summary>
    public bool OffersProviders => providers.Count > 0 || visit.OffersSingleSignOn;

    /// <summary>Which way the settings lead.</summary>
    public Ways Ways { get; } = new(visit);

    /// <summary>Whether a box must be ticked before somebody signs in.</summary>
    public bool MustAgreeToSignIn => visit.Settings.AgreeToTermsPolicy == "Manual" && TermsLine.Make(visit, "terms.agree") is not null;

    /// <summary>Whether a box must be ticked before somebody registers.</summary>
    public bool MustAgreeToRegister =>
        visit.Settings.AgreeToTermsPolicy is "Manual" or "ManualRegistrationOnly" && TermsLine.Make(visit, "terms.agree") is not null;

    /// <summary>Whether the settings let anybody make an account.</summary>
    public bool IsRegistrationPossible => visit.Settings.AllowsRegistration && (Ways.Register.Count > 0 || OffersProviders);

    /// <summary>Asks who somebody is.</summary>
    /// <param name="identifier">What was typed or is suggested.</param>
    /// <param name="remember">Whether the box is ticked.</param>
    /// <param name="offersRecovery">Whether a forgotten password can be replaced.</param>
    /// <param name="problems">What is wrong.</param>
    public SignInView SignIn(string? identifier, bool remember, bool offersRecovery, IReadOnlyList<FieldProblem> problems)
    {
        var atOnce = Ways.AsksForPasswordAtOnce && Ways.SignIn.Count > 0;
        var startsAtPassword = atOnce && identifier is not null && problems.All(problem => problem.Field != Fields.Identifier);
        return new SignInView(
            text["signIn.title"],
            Ways.SignIn.Count == 0 ? null : Fields.ForIdentifier(text, Ways.SignIn, isNew: false, problems) with { Value = identifier, HasFocus = !startsAtPassword })
        {
            Providers = providers,
            SingleSignOnUrl = SingleSignOnUrl,
            Lead = text.With("signIn.lead", visit.ApplicationName),
            Action = visit.PathOf("/sign-in"),
            Problems = problems,
            Password = atOnce ? Fields.ForPassword(text, problems) with { HasFocus = startsAtPassword } : null,
            Submit = text[atOnce ? "signIn.submit" : "signIn.continue"],
            Remember = remember,
            ForgotUrl = offersRecovery && atOnce ? visit.PathOf("/forgot-password") : null,
            Other = IsRegistrationPossible ? (text["signIn.noAccount"], text["signIn.createAccount"], visit.PathOf("/register")) : null,
            Terms = Terms(MustAgreeToSignIn),
            MustAgree = MustAgreeToSignIn,
            Captcha = captcha,
        };
    }

    /// <summary>Asks for a password.</summary>
    public EnterPasswordView EnterPassword(string identifier, bool offersRecovery, IReadOnlyList<FieldProblem> problems) =>
        new(text["enterPassword.title"], identifier, Fields.ForPassword(text, problems) with { HasFocus = true })
        {
            Lead = text.With("enterPassword.lead", visit.ApplicationName),
            Action = visit.PathOf("/sign-in/password"),
            Problems = problems,
            OtherUrl = visit.PathOf("/sign-in"),
            ForgotUrl = offersRecovery ? visit.PathOf("/forgot-password") : null,
            OffersCode = Ways.AllowsCode(Identifier.Guess(identifier).Type),
            Captcha = captcha,
        };

    /// <summary>Asks for a code.</summary>
    /// <param name="address">Where it went, ready to be read.</param>
    /// <param name="type">By which way.</param>
    /// <param name="isForKnownOnly">Whether it went there only when there is an account, which the sentence must not say.</param>
    /// <param name="problems">What is wrong.</param>
    public CodeView Code(string address, IdentifierType type, bool isForKnownOnly, IReadOnlyList<FieldProblem> problems)
    {
        var isEmail = type == IdentifierType.Email;
        return new CodeView(text[isEmail ? "code.title.email" : "code.title.phone"], Fields.ForCode(text, problems))
        {
            Lead = text.With(isForKnownOnly ? "code.leadIfKnown" : "code.lead", address),
            Action = visit.PathOf("/verification-code"),
            Problems = problems,
            Lifetime = text.Duration(TimeSpan.FromSeconds(visit.Settings.VerificationCodePolicy.ExpirationDuration)),
            IsEmail = isEmail,
        };
    }

    /// <summary>Begins an account.</summary>
    public SignInView Register(string? identifier, IReadOnlyList<FieldProblem> problems)
    {
        var atOnce = Ways.RegistersAtOnce;
        var startsAtPassword = atOnce && identifier is not null && problems.All(problem => problem.Field != Fields.Identifier);
        var field = Ways.Register.Count == 0 ? null
            : Fields.ForIdentifier(text, Ways.Register, isNew: true, problems) with
            {
                Value = identifier,
                HasFocus = !startsAtPassword,
                Hint = Ways.Register is [IdentifierType.Username] ? text["register.usernameHint"] : Ways.Register is [IdentifierType.Phone] ? text["field.phoneHint"] : null,
            };
        return new SignInView(text["register.title"], field)
        {
            Providers = providers,
            SingleSignOnUrl = SingleSignOnUrl,
            Lead = text.With("register.lead", visit.ApplicationName),
            Action = visit.PathOf("/register"),
            Problems = problems,
            Password = atOnce ? Fields.ForNewPassword(text, problems) with { Label = text["field.password"], HasFocus = startsAtPassword } : null,
            Rules = atOnce ? visit.Settings.PasswordPolicy : null,
            Submit = text[atOnce ? "register.submit" : "signIn.continue"],
            Other = visit.Settings.AllowsSignIn ? (text["register.haveAccount"], text["register.signIn"], visit.PathOf("/sign-in")) : null,
            Terms = Terms(MustAgreeToRegister),
            MustAgree = MustAgreeToRegister,
            Captcha = captcha,
        };
    }

    /// <summary>Asks for a new password.</summary>
    /// <param name="isReset">Whether it takes the place of a forgotten one.</param>
    /// <param name="owner">Whose it is, as password managers know it; null when that is not known.</param>
    /// <param name="problems">What is wrong.</param>
    public NewPasswordView NewPassword(bool isReset, string? owner, IReadOnlyList<FieldProblem> problems) => new(
        text[isReset ? "newPassword.titleReset" : "newPassword.title"], Fields.ForNewPassword(text, problems) with { HasFocus = true }, visit.Settings.PasswordPolicy)
    {
        Lead = owner is null ? null : text.With("newPassword.lead", owner),
        Owner = owner,
        Action = visit.PathOf(isReset ? "/forgot-password/reset" : "/continue"),
        Problems = problems,
        Submit = text["newPassword.submit"],
    };

    /// <summary>Asks for an identifier that the account still needs.</summary>
    /// <param name="missing"><c>username</c>, <c>email</c>, <c>phone</c> or <c>emailOrPhone</c>.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="problems">What is wrong.</param>
    public OneFieldView Missing(string missing, string? typed, IReadOnlyList<FieldProblem> problems) => new(
        text[$"continue.{missing}.title"],
        Fields.ForIdentifier(text, missing == MandatoryProfile.EmailOrPhone ? [IdentifierType.Email, IdentifierType.Phone] : [Identifier.TypeOf(missing)], isNew: true, problems) with
        {
            Value = typed,
            HasFocus = true,
        })
    {
        Lead = text["continue.lead"],
        Action = visit.PathOf("/continue"),
        Problems = problems,
        Submit = text["continue.submit"],
    };

    /// <summary>Asks for facts about a person.</summary>
    public ProfileView Profile(IReadOnlyList<CustomProfileField> fields, IFormCollection? form, IReadOnlyList<FieldProblem> problems) =>
        new(text["profile.title"], ProfileForm.Make(text, fields, form, problems))
        {
            Lead = text.With("profile.lead", visit.ApplicationName),
            Action = visit.PathOf("/continue"),
            Problems = problems,
            Submit = text["continue.submit"],
        };

    /// <summary>Asks where a code for a new password may go.</summary>
    public OneFieldView ForgotPassword(IReadOnlyList<IdentifierType> types, string? typed, IReadOnlyList<FieldProblem> problems) => new(
        text["forgot.title"], Fields.ForIdentifier(text, types, isNew: false, problems) with { Value = typed, HasFocus = true })
    {
        Lead = text["forgot.lead." + Ways.KeyOf(types)],
        Action = visit.PathOf("/forgot-password"),
        Problems = problems,
        Submit = text["forgot.submit"],
        Captcha = captcha,
        Back = (text["forgot.back"], visit.PathOf("/sign-in")),
    };

    /// <summary>Offers an account, or the account that there is.</summary>
    /// <param name="address">The proven address, ready to be read.</param>
    /// <param name="isNew">Whether there is none yet.</param>
    /// <param name="problems">What is wrong.</param>
    public ConfirmView ConfirmAccount(string address, bool isNew, IReadOnlyList<FieldProblem> problems)
    {
        var mustAgree = isNew ? MustAgreeToRegister : MustAgreeToSignIn;
        return new ConfirmView(text[isNew ? "noAccount.title" : "accountExists.title"])
        {
            Lead = text.With(isNew ? "noAccount.lead" : "accountExists.lead", address),
            Action = visit.PathOf("/confirm-account"),
            Problems = problems,
            Answers = [("yes", text[isNew ? "noAccount.create" : "accountExists.signIn"])],
            Other = (text["noAccount.other"], visit.PathOf(isNew ? "/sign-in" : "/register")),
            Terms = Terms(mustAgree),
            MustAgree = mustAgree,
        };
    }

    /// <summary>Asks whether a magic link is to be used.</summary>
    /// <param name="address">Whose it is, ready to be read.</param>
    /// <param name="problems">What is wrong.</param>
    public ConfirmView OneTimeToken(string address, IReadOnlyList<FieldProblem> problems) => new(text.With("oneTimeToken.title", address))
    {
        Lead = text.With("oneTimeToken.lead", visit.ApplicationName),
        Action = visit.PathOf("/one-time-token"),
        Problems = problems,
        Answers = [("yes", text["oneTimeToken.submit"])],
        Other = (text["oneTimeToken.other"], visit.PathOf("/sign-in") + (visit.Query.Length == 0 ? "?" : "&") + "other=way"),
    };

    /// <summary>Asks by which of a person's own addresses a second factor is to come.</summary>
    public ConfirmView MfaVerification(IReadOnlyList<Identifier> addresses, IReadOnlyList<FieldProblem> problems) => new(text["mfa.title"])
    {
        Lead = text["mfa.lead"],
        Action = visit.PathOf("/mfa-verification"),
        Problems = problems,
        Answers = [.. addresses.Select(address => (address.TypeName, text.With("mfa." + address.TypeName, Addresses.Mask(address))))],
        Other = (text["signIn.otherAccount"], visit.PathOf("/sign-in")),
    };

    private string? SingleSignOnUrl => visit.OffersSingleSignOn ? visit.PathOf("/single-sign-on") : null;

    private TermsLine? Terms(bool mustAgree) => TermsLine.Make(visit, mustAgree ? "terms.agree" : "terms.automatic");
}
