namespace IdentityHub.Server.Commands.Diagnosis;

/// <summary>What a finding means.</summary>
internal enum FindingKind
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>To be put right.</summary>
    Wrong,
}

/// <summary>One thing the doctor found. Holds no secrets.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Text">What was seen and, if it is wrong, what to do.</param>
internal sealed record Finding(FindingKind Kind, string Topic, string Text)
{
    /// <summary>As it should be.</summary>
    public static Finding Ok(string topic, string text) => new(FindingKind.Ok, topic, text);

    /// <summary>Worth knowing.</summary>
    public static Finding Note(string topic, string text) => new(FindingKind.Note, topic, text);

    /// <summary>To be put right.</summary>
    public static Finding Wrong(string topic, string text) => new(FindingKind.Wrong, topic, text);

    /// <summary>One line.</summary>
    public override string ToString() => $"{Word,-6} {Topic}: {Text}";

    private string Word => Kind switch
    {
        FindingKind.Ok => "ok",
        FindingKind.Note => "note",
        _ => "WRONG",
    };
}
