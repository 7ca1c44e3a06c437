using IdentityHub.Server.Experience;
using IdentityHub.Server.SignIn.External;
using IdentityHub.Server.SignIn.Pages;
using IdentityHub.Server.SignIn.Pages.Views;

namespace IdentityHub.Server.SignIn.Flow;

/// <summary>Draws the pages of signing in elsewhere.</summary>
internal sealed partial class FlowViews
{
    // Where a magic link was opened, the page for signing in leads to it unless it is told not to.
    private (string Text, string Url) OtherWay => (
        text["oneTimeToken.other"],
        !visit.Settings.AllowsSignIn ? visit.PathOf("/register")
            : visit.Interaction?.Request.OneTimeToken is null ? visit.PathOf("/sign-in")
            : visit.PathOf("/sign-in") + "&other=way");

    /// <summary>Asks for the address that says which enterprise somebody belongs to.</summary>
    /// <param name="typed">What was typed or is suggested.</param>
    /// <param name="problems">What is wrong.</param>
    public OneFieldView SingleSignOn(string? typed, IReadOnlyList<FieldProblem> problems) => new(
        text["sso.title"], Fields.ForIdentifier(text, [IdentifierType.Email], isNew: false, problems) with { Value = typed, HasFocus = true })
    {
        Lead = text["sso.lead"],
        Action = visit.PathOf("/single-sign-on/email"),
        Problems = problems,
        Submit = text["signIn.continue"],
        Terms = MustAgreeToSignIn ? Terms(true) : null,
        Back = OtherWay,
    };

    /// <summary>Asks with which of several providers somebody signs in.</summary>
    /// <param name="address">What was typed.</param>
    /// <param name="choices">The providers.</param>
    /// <param name="problems">What is wrong.</param>
    public ChoiceView Choose(string address, IReadOnlyList<ProviderChoice> choices, IReadOnlyList<FieldProblem> problems) => new(text["ssoChoice.title"])
    {
        Lead = text.With("ssoChoice.lead", address),
        Action = visit.PathOf("/single-sign-on/connectors"),
        Problems = problems,
        Providers = choices,
        Terms = MustAgreeToSignIn ? Terms(true) : null,
        Other = OtherWay,
    };

    /// <summary>Asks for a yes to the terms before somebody goes to a provider.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="action">Where the form goes.</param>
    /// <param name="problems">What is wrong.</param>
    public ConfirmView AgreeToLeave(ProviderChoice provider, string action, IReadOnlyList<FieldProblem> problems) =>
        new(text.With("social.continue", provider.Name))
        {
            Lead = text.With("signIn.lead", visit.ApplicationName),
            Action = action,
            Problems = problems,
            Answers = [("yes", text["signIn.continue"])],
            Other = OtherWay,
            Terms = Terms(true),
            MustAgree = true,
        };

    /// <summary>Asks whether what Google's prompt gave the client is to be used.</summary>
    /// <param name="provider">Google.</param>
    /// <param name="action">Where the form goes.</param>
    /// <param name="address">Whose it is, as far as it says so.</param>
    /// <param name="credential">What it gave.</param>
    /// <param name="problems">What is wrong.</param>
    public ConfirmView AgreeToOneTap(ProviderChoice provider, string action, string? address, string credential, IReadOnlyList<FieldProblem> problems) =>
        AgreeToLeave(provider, action, problems) with
        {
            Title = address is null ? text.With("social.continue", provider.Name) : text.With("oneTimeToken.title", address),
            Answers = [(credential, text.With("social.continue", provider.Name))],
            Terms = Terms(MustAgreeToSignIn),
            MustAgree = MustAgreeToSignIn,
        };

    /// <summary>Asks whether an account elsewhere belongs to the account here that has the same address.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="address">The address, ready to be read.</param>
    /// <param name="problems">What is wrong.</param>
    public ConfirmView LinkAccount(ProviderChoice provider, string address, IReadOnlyList<FieldProblem> problems) => new(text["socialLink.title"])
    {
        Lead = text.With("socialLink.lead", address, provider.Name),
        Action = visit.PathOf("/social/link/" + Uri.EscapeDataString(provider.Id)),
        Problems = problems,
        Answers = visit.Settings.AllowsRegistration
            ? [("link", text["socialLink.link"]), ("create", text["socialLink.create"])]
            : [("link", text["socialLink.link"])],
        Other = OtherWay,
    };

    /// <summary>Asks whether somebody who signed in elsewhere wants an account.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="problems">What is wrong.</param>
    public ConfirmView ConfirmRegistration(ProviderChoice provider, IReadOnlyList<FieldProblem> problems) => new(text["register.title"])
    {
        Lead = text.With("external.register.lead", provider.Name),
        Action = visit.PathOf("/social/register/" + Uri.EscapeDataString(provider.Id)),
        Problems = problems,
        Answers = [("yes", text["register.submit"])],
        Other = OtherWay,
        Terms = Terms(MustAgreeToRegister),
        MustAgree = MustAgreeToRegister,
    };

    /// <summary>Says why somebody who signed in elsewhere does not get any further here.</summary>
    /// <param name="problems">Why.</param>
    public ConfirmView NotArrived(IReadOnlyList<FieldProblem> problems) => new(text["external.failed.title"])
    {
        Problems = problems,
        Answers = [],
        Other = OtherWay,
    };
}
