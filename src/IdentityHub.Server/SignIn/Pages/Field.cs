using IdentityHub.Server.SignIn.Visits;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>Something a person should correct.</summary>
/// <param name="Field">The field; null when it concerns the form.</param>
/// <param name="Text">What to tell them, in their language.</param>
internal sealed record FieldProblem(string? Field, string Text);

/// <summary>Kinds of fields.</summary>
internal enum FieldType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A username, an address or a number: text that is no prose.</summary>
    Identifier,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>A password: masked, and never sent back.</summary>
    Password,

    /// <summary>A code of six digits.</summary>
    Code,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A web address.</summary>
    Url,

    /// <summary>A box to tick.</summary>
    Checkbox,

    /// <summary>One of several options.</summary>
    Select,
}

/// <summary>A field of a form.</summary>
/// <param name="Name">Name and id.</param>
/// <param name="Label">Label, in the person's language.</param>
/// <param name="Autocomplete">What a browser may fill in (HTML, autofill); null for what it thinks fit.</param>
/// <param name="Problems">The problems of the form.</param>
internal sealed record Field(string Name, string Label, string? Autocomplete, IReadOnlyList<FieldProblem> Problems)
{
    /// <summary>Its kind.</summary>
    public FieldType Type { get; init; } = FieldType.Identifier;

    /// <summary>A password is masked and never sent back.</summary>
    public bool IsPassword
    {
        get => Type == FieldType.Password;
        init => Type = value ? FieldType.Password : Type;
    }

    /// <summary>What was typed before.</summary>
    public string? Value { get; init; }

    /// <summary>Advice below the field.</summary>
    public string? Hint { get; init; }

    /// <summary>An example inside the field.</summary>
    public string? Placeholder { get; init; }

    /// <summary>Whether typing starts here.</summary>
    public bool HasFocus { get; init; }

    /// <summary>Whether it may stay empty.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>The most characters; 0 for no limit.</summary>
    public int MaxLength { get; init; } = 256;

    /// <summary>Id of further advice that describes the field.</summary>
    public string? Rules { get; init; }

    /// <summary>The options of a choice: value and label.</summary>
    public IReadOnlyList<(string Value, string Label)> Options { get; init; } = [];

    /// <summary>Type of the HTML element.</summary>
    public string Html => Type switch
    {
        FieldType.Email => "email",
        FieldType.Phone => "tel",
        FieldType.Password => "password",
        FieldType.Date => "date",
        FieldType.Url => "url",
        _ => "text",
    };

    /// <summary>Which keys a phone shows; null leaves it to the kind.</summary>
    public string? Keys { get; init; }

    /// <summary>The same, decided.</summary>
    public string? InputMode => Keys ?? Type switch
    {
        FieldType.Code => "numeric",
        FieldType.Number => "decimal",
        _ => null,
    };

    /// <summary>Text in which capitals and spelling are not to be touched.</summary>
    public bool IsPlain => Type is FieldType.Identifier or FieldType.Email or FieldType.Phone or FieldType.Password or FieldType.Code or FieldType.Url;
}

/// <summary>Addresses from the settings.</summary>
internal static class SignInLinks
{
    /// <summary>The address, when it is one of the web; a settings value never becomes a script.</summary>
    public static string? Web(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" ? url.AbsoluteUri : null;

    /// <summary>A link that writes an e-mail; null when it is no address.</summary>
    public static string? Mail(string? address) =>
        address is not null && People.Identifiers.IsEmail(address) ? "mailto:" + Uri.EscapeDataString(address).Replace("%40", "@", StringComparison.Ordinal) : null;
}

/// <summary>A sentence about terms of use and privacy policy with their links in it.</summary>
/// <param name="Parts">Pieces of text, some with an address.</param>
internal sealed record TermsLine(IReadOnlyList<TermsPart> Parts)
{
    /// <summary>The sentence, or null when the settings name neither document.</summary>
    /// <param name="visit">Settings and language.</param>
    /// <param name="key"><c>terms.automatic</c> or <c>terms.agree</c>.</param>
    public static TermsLine? Make(Visit visit, string key) => Make(visit, key, visit.TermsOfUseUrl, visit.PrivacyPolicyUrl);

    /// <summary>The sentence about a client's own documents on the page where people consent, or null when it has none.</summary>
    public static TermsLine? OfClient(Visit visit) =>
        Make(visit, "terms.ofClient", visit.Application?.Look?.TermsOfUseUrl, visit.Application?.Look?.PrivacyPolicyUrl);

    private static TermsLine? Make(Visit visit, string key, string? termsOfUse, string? privacyPolicy)
    {
        var documents = new[]
        {
            new TermsPart(visit.Text["terms.termsOfUse"], SignInLinks.Web(termsOfUse)),
            new TermsPart(visit.Text["terms.privacyPolicy"], SignInLinks.Web(privacyPolicy)),
        }.Where(part => part.Url is not null).ToList();
        if (documents.Count == 0)
        {
            return null;
        }

        var parts = new List<TermsPart>();
        var rest = visit.Text[key + (documents.Count == 2 ? ".both" : ".one")];
        for (var index = 0; index < documents.Count; index++)
        {
            var pieces = rest.Split($"{{{index}}}", 2);
            parts.Add(new(pieces[0], null));
            parts.Add(documents[index]);
            rest = pieces[1];
        }

        return new([.. parts, new(rest, null)]);
    }
}

/// <summary>A piece of a sentence.</summary>
/// <param name="Text">The piece.</param>
/// <param name="Url">Where it leads, when it is a link.</param>
internal sealed record TermsPart(string Text, string? Url);
