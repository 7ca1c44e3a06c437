namespace IdentityHub.Server.Messages.Templates;

/// <summary>The parts of an e-mail of ours, each as plain text.</summary>
internal sealed record EmailContent
{
    /// <summary>Language (BCP 47).</summary>
    public required string Language { get; init; }

    /// <summary>Direction of its script: <c>ltr</c> or <c>rtl</c>.</summary>
    public required string Direction { get; init; }

    /// <summary>Whose it is.</summary>
    public required MessageBrand Brand { get; init; }

    /// <summary>Subject. It has no code in it, because services write subjects into their logs.</summary>
    public required string Subject { get; init; }

    /// <summary>Heading.</summary>
    public required string Title { get; init; }

    /// <summary>Greeting.</summary>
    public required string Greeting { get; init; }

    /// <summary>What it is about.</summary>
    public required string Text { get; init; }

    /// <summary>The code; null when there is none.</summary>
    public string? Code { get; init; }

    /// <summary>How long the code lasts.</summary>
    public string? Validity { get; init; }

    /// <summary>That nobody else needs the code.</summary>
    public string? Secret { get; init; }

    /// <summary>What to follow; null when there is nothing.</summary>
    public EmailButton? Button { get; init; }

    /// <summary>What to do for who did not ask for it.</summary>
    public required string Unasked { get; init; }

    /// <summary>Who sent it.</summary>
    public required string Sender { get; init; }

    /// <summary>As plain text.</summary>
    public string ToText() => string.Join("\n\n", new[]
    {
        Greeting,
        Text,
        Code,
        Button?.Address,
        Validity,
        Secret,
        Unasked,
        $"-- \n{Sender}",
    }.OfType<string>()) + "\n";
}

/// <summary>A link shown as a button.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="Label">What it says.</param>
/// <param name="Hint">A sentence before the address itself.</param>
internal sealed record EmailButton(string Address, string Label, string Hint);
