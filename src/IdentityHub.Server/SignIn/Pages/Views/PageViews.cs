using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.SignIn.External;
using IdentityHub.Server.SignIn.Texts;

namespace IdentityHub.Server.SignIn.Pages.Views;

/// <summary>What a page of the flow shows. A view needs nothing else but the <see cref="Visits.Visit"/>, so that a preview can draw it too.</summary>
/// <param name="Name">Name of its file in this folder.</param>
/// <param name="Title">Heading, and title of the window.</param>
internal abstract record PageView(string Name, string Title)
{
    /// <summary>Sentence below the heading.</summary>
    public string? Lead { get; init; }

    /// <summary>Where the form goes.</summary>
    public string Action { get; init; } = "";

    /// <summary>What a person should correct.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; init; } = [];

    /// <summary>What just happened, and what comes next; null when nothing did.</summary>
    public PageNote? Note { get; init; }

    /// <summary>Providers to sign in with.</summary>
    public IReadOnlyList<ProviderChoice> Providers { get; init; } = [];

    /// <summary>The check that tells people from programs; null where none is asked for.</summary>
    public CaptchaWidget? Captcha { get; init; }

    /// <summary>Path of the view.</summary>
    public string Path => $"/SignIn/Pages/Views/{Name}.cshtml";
}

/// <summary>What just happened.</summary>
/// <param name="Title">What.</param>
/// <param name="Text">What comes next.</param>
/// <param name="IsGood">Whether it is what the person wanted.</param>
internal sealed record PageNote(string Title, string Text, bool IsGood)
{
    /// <summary>From the sentences.</summary>
    public static PageNote Of(TextSet text, string key, bool isGood) => new(text[key + ".title"], text[key + ".text"], isGood);
}

/// <summary>Asks who somebody is, and for a password where nothing but passwords is used.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Identifier">The field for the identifier; null where people sign in elsewhere only.</param>
internal sealed record SignInView(string Title, Field? Identifier) : PageView("SignIn", Title)
{
    /// <summary>Path to the page that finds somebody's enterprise; null when there is none.</summary>
    public string? SingleSignOnUrl { get; init; }

    /// <summary>The field for the password; null when it is asked for on the next page, or a code is.</summary>
    public Field? Password { get; init; }

    /// <summary>Text of the button.</summary>
    public required string Submit { get; init; }

    /// <summary>Whether the name is to be remembered, as ticked; null where that is not offered.</summary>
    public bool? Remember { get; init; }

    /// <summary>Path to the page for a forgotten password; null when there is none.</summary>
    public string? ForgotUrl { get; init; }

    /// <summary>The question that leads elsewhere, the link's text and its path; null when there is nothing.</summary>
    public (string Question, string Text, string Url)? Other { get; init; }

    /// <summary>Terms to tick or to read.</summary>
    public TermsLine? Terms { get; init; }

    /// <summary>Whether they are to be ticked.</summary>
    public bool MustAgree { get; init; }

    /// <summary>What the password must have; null without a new password.</summary>
    public PasswordPolicy? Rules { get; init; }

    /// <summary>Google's own prompt; null where it is not shown.</summary>
    public OneTapPrompt? OneTap { get; init; }

    /// <summary>The same with Google's prompt, unless something is to be ticked first.</summary>
    public SignInView With(OneTapPrompt? prompt) => MustAgree ? this : this with { OneTap = prompt };
}

/// <summary>Asks for the password of somebody who said who they are.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Identifier">Who.</param>
/// <param name="Password">The field.</param>
internal sealed record EnterPasswordView(string Title, string Identifier, Field Password) : PageView("EnterPassword", Title)
{
    /// <summary>Path back to the page that asks who.</summary>
    public required string OtherUrl { get; init; }

    /// <summary>Path to the page for a forgotten password; null when there is none.</summary>
    public string? ForgotUrl { get; init; }

    /// <summary>Whether a code may be asked for instead.</summary>
    public bool OffersCode { get; init; }
}

/// <summary>Asks for the code that was sent to an address.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Code">The field.</param>
internal sealed record CodeView(string Title, Field Code) : PageView("Code", Title)
{
    /// <summary>How long the code works.</summary>
    public required string Lifetime { get; init; }

    /// <summary>Whether the code went by e-mail.</summary>
    public bool IsEmail { get; init; }

    /// <summary>Whether a new code was just sent.</summary>
    public bool IsResent { get; init; }

    /// <summary>Seconds after which our script offers a new code.</summary>
    public int Wait { get; init; }

    /// <summary>Path to the page where another address is typed; null where the address is fixed.</summary>
    public string? OtherUrl { get; init; }

    /// <summary>Path to the page for the password; null when it is no way here.</summary>
    public string? PasswordUrl { get; init; }
}

/// <summary>Asks for a new password.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Password">The field.</param>
/// <param name="Rules">What it must have.</param>
internal sealed record NewPasswordView(string Title, Field Password, PasswordPolicy Rules) : PageView("NewPassword", Title)
{
    /// <summary>Whose password it is, for password managers; null when that is not known.</summary>
    public string? Owner { get; init; }

    /// <summary>Text of the button.</summary>
    public required string Submit { get; init; }
}

/// <summary>Asks for one thing that an account still needs.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Identifier">The field.</param>
internal sealed record OneFieldView(string Title, Field Identifier) : PageView("OneField", Title)
{
    /// <summary>Text of the button.</summary>
    public required string Submit { get; init; }

    /// <summary>A link's text and path below the form; null when there is none.</summary>
    public (string Text, string Url)? Back { get; init; }

    /// <summary>Terms to tick; null without any.</summary>
    public TermsLine? Terms { get; init; }
}

/// <summary>Asks with which of several providers of their enterprise somebody signs in.</summary>
/// <param name="Title">Heading.</param>
internal sealed record ChoiceView(string Title) : PageView("Choice", Title)
{
    /// <summary>A link's text and path below the form.</summary>
    public required (string Text, string Url) Other { get; init; }

    /// <summary>Terms to tick; null without any.</summary>
    public TermsLine? Terms { get; init; }
}

/// <summary>Asks for facts about a person.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Fields">The fields in their order.</param>
internal sealed record ProfileView(string Title, IReadOnlyList<ProfileEntry> Fields) : PageView("Profile", Title)
{
    /// <summary>Text of the button.</summary>
    public required string Submit { get; init; }
}

/// <summary>Asks for a yes.</summary>
/// <param name="Title">Heading.</param>
internal sealed record ConfirmView(string Title) : PageView("Confirm", Title)
{
    /// <summary>The buttons: value and text; the first is the one that most people press.</summary>
    public required IReadOnlyList<(string Value, string Text)> Answers { get; init; }

    /// <summary>A link's text and path below the form; null when there is none.</summary>
    public (string Text, string Url)? Other { get; init; }

    /// <summary>Terms to tick or to read.</summary>
    public TermsLine? Terms { get; init; }

    /// <summary>Whether they are to be ticked.</summary>
    public bool MustAgree { get; init; }
}

/// <summary>Asks whether a client may do something for a person.</summary>
/// <param name="Title">Heading.</param>
/// <param name="SignedInAs">Who is asked.</param>
internal sealed record ConsentView(string Title, string SignedInAs) : PageView("Consent", Title)
{
    /// <summary>What the client wants to do, in words, with more words.</summary>
    public required IReadOnlyList<(string Title, string? More)> Asks { get; init; }

    /// <summary>Organizations to choose from: id, name and whether it is ticked; null when none are asked for.</summary>
    public IReadOnlyList<(string Id, string Name, bool IsChosen)>? Organizations { get; init; }

    /// <summary>The client's own documents; null when it has none.</summary>
    public TermsLine? Terms { get; init; }

    /// <summary>Where the browser goes afterwards.</summary>
    public required string Destination { get; init; }
}

/// <summary>The check of a service that tells people from programs.</summary>
/// <param name="Kind"><c>turnstile</c>, <c>recaptcha</c> (a box to tick) or <c>recaptcha-score</c> (nothing to see).</param>
/// <param name="SiteKey">The service's public key for this hub.</param>
/// <param name="ScriptUrl">The service's script.</param>
/// <param name="Origins">Where its script and frames come from.</param>
internal sealed record CaptchaWidget(string Kind, string SiteKey, string ScriptUrl, IReadOnlyList<string> Origins);

/// <summary>A field, or a group of fields, of a form about a person.</summary>
/// <param name="Legend">Label of the group; null for a single field.</param>
/// <param name="Fields">Its fields.</param>
internal sealed record ProfileEntry(string? Legend, IReadOnlyList<Field> Fields)
{
    /// <summary>Advice below the legend.</summary>
    public string? Hint { get; init; }
}
