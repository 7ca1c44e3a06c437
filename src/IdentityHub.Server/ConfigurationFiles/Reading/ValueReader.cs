using System.Globalization;

namespace IdentityHub.Server.ConfigurationFiles.Reading;

/// <summary>Takes single values out of the tree and reports those of a wrong type or against a rule.</summary>
internal sealed class ValueReader(ReadingContext context)
{
    /// <summary>Text that follows a rule and names no environment variable; null when it does not, which is reported.</summary>
    public string? Text(Node value, TextRule rule)
    {
        if (TextOf(value) is not { } text)
        {
            return null;
        }

        if (EnvironmentText.Refers(text))
        {
            context.Report(value.Place, ReadingContext.NoVariables);
            return null;
        }

        var meant = EnvironmentText.Read(text);
        return Passes(meant, rule, value.Place) ? meant : null;
    }

    /// <summary>Text of any kind; null when the value is something else, which is reported.</summary>
    public string? TextOf(Node value)
    {
        if (value is ScalarNode { Kind: ScalarKind.Text } scalar)
        {
            return scalar.Text;
        }

        var advice = value is ScalarNode { Kind: ScalarKind.Number or ScalarKind.Boolean } ? "; put it in quotes" : "";
        context.Report(value.Place, $"must be text, not {value.Description}{advice}");
        return null;
    }

    /// <summary>Whether a text follows a rule; if not, it is reported.</summary>
    public bool Passes(string text, TextRule rule, Place place)
    {
        if (rule(text) is not { } problem)
        {
            return true;
        }

        context.Report(place, problem);
        return false;
    }

    /// <summary>A whole number within bounds.</summary>
    public Given<int?> Integer(Node value, int minimum, int maximum)
    {
        if (value is ScalarNode { Kind: ScalarKind.Number } scalar
            && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= maximum)
        {
            return new(number, true);
        }

        context.Report(value.Place, $"must be a whole number from {minimum} to {maximum}");
        return default;
    }
}
