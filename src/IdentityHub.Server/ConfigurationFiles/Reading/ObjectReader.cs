namespace IdentityHub.Server.ConfigurationFiles.Reading;

/// <summary>
/// Takes the members of one object by name. Reports wrong types and broken rules where they stand; whatever was never asked for is an
/// unknown key.
/// </summary>
internal sealed partial class ObjectReader(MappingNode node, ReadingContext context)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly ValueReader values = new(context);

    /// <summary>Where the object stands.</summary>
    public Place Place => node.Place;

    /// <summary>Whether the object has this key.</summary>
    public bool Has(string key) => node.Members.Any(member => member.Key == key);

    /// <summary>Where a key's value stands; the object itself when it has no such key.</summary>
    public Place PlaceOf(string key) => node.Members.FirstOrDefault(member => member.Key == key)?.Value.Place ?? node.Place;

    /// <summary>Notes a problem.</summary>
    public void Report(Place place, string message) => context.Report(place, message);

    /// <summary>Text that must be there.</summary>
    /// <returns>The text, or null when it is missing or wrong, which is reported.</returns>
    public string? RequiredText(string key, TextRule rule)
    {
        if (Find(key) is { } value)
        {
            return values.Text(value, rule);
        }

        context.Report(node.Place, $"'{key}' is missing");
        return null;
    }

    /// <summary>Text that may be absent, but not null.</summary>
    public Given<string> OptionalText(string key, TextRule rule) =>
        Find(key) is { } value && values.Text(value, rule) is { } text ? new(text, true) : default;

    /// <summary>Text that may be absent or null.</summary>
    public Given<string?> NullableText(string key, TextRule rule) => Find(key) switch
    {
        null => default,
        ScalarNode { Kind: ScalarKind.Null } => new(null, true),
        var value => values.Text(value, rule) is { } text ? new(text, true) : default,
    };

    /// <summary>Text that may name environment variables.</summary>
    public Given<string> SecretText(string key, TextRule rule)
    {
        if (Find(key) is not { } value || values.TextOf(value) is not { } raw || context.Interpolate(raw, value.Place) is not { } text)
        {
            return default;
        }

        return values.Passes(text, rule, value.Place) ? new(text, true) : default;
    }

    /// <summary>True or false.</summary>
    public Given<bool> Boolean(string key)
    {
        switch (Find(key))
        {
            case null:
                return default;
            case ScalarNode { Kind: ScalarKind.Boolean } scalar:
                return new(scalar.Text == "true", true);
            case var value:
                context.Report(value.Place, $"must be true or false, not {value.Description}");
                return default;
        }
    }

    /// <summary>A whole number within bounds, or null.</summary>
    public Given<int?> NullableInteger(string key, int minimum, int maximum) => Find(key) switch
    {
        null => default,
        ScalarNode { Kind: ScalarKind.Null } => new(null, true),
        var value => values.Integer(value, minimum, maximum),
    };

    /// <summary>A whole number within bounds.</summary>
    public Given<int> Integer(string key, int minimum, int maximum) =>
        Find(key) is { } value && values.Integer(value, minimum, maximum) is { Is: true, Value: { } number } ? new(number, true) : default;

    /// <summary>A point in time, or null.</summary>
    public Given<DateTimeOffset?> NullableInstant(string key)
    {
        var text = NullableText(key, TextRules.Instant);
        return new(text.Value is { } value ? TextRules.ParseInstant(value) : null, text.Is);
    }

    /// <summary>Whether the entry says <c>state: absent</c>: the object is not to exist.</summary>
    public bool IsAbsent() => Find("state") switch
    {
        null => false,
        var value => values.Text(value, TextRules.Among("present", "absent")) == "absent",
    };

    /// <summary>Reports every key but those that say which object is meant.</summary>
    public void RefuseOthersThan(params IReadOnlyList<string> keys)
    {
        foreach (var member in node.Members.Where(member => member.Key != "state" && !keys.Contains(member.Key)))
        {
            known.Add(member.Key);
            context.Report(member.KeyPlace, "an entry with 'state: absent' says which object is meant and nothing else");
        }
    }

    /// <summary>One of the named values; the wire spelling is the enum's.</summary>
    public Given<T> OneOf<T>(string key, params IReadOnlyList<T> allowed)
        where T : struct, Enum
    {
        if (Find(key) is not { } value || values.TextOf(value) is not { } text)
        {
            return default;
        }

        foreach (var candidate in allowed)
        {
            if (candidate.ToString() == text)
            {
                return new(candidate, true);
            }
        }

        context.Report(value.Place, Shape.NotOneOf(text, [.. allowed.Select(static item => item.ToString())]));
        return default;
    }

    /// <summary>A list of different texts.</summary>
    public Given<IReadOnlyList<Located>> Texts(string key, TextRule rule)
    {
        if (ItemsOf(key) is not { } items)
        {
            return default;
        }

        var texts = new List<Located>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (values.Text(item, rule) is { } text)
            {
                if (!seen.Add(text))
                {
                    context.Report(item.Place, "this value is listed twice");
                    continue;
                }

                texts.Add(new Located(text, item.Place));
            }
        }

        return new(texts, true);
    }

    /// <summary>Reports every key that nobody asked for.</summary>
    public void Finish()
    {
        foreach (var member in node.Members)
        {
            if (!known.Contains(member.Key))
            {
                context.Report(member.KeyPlace, $"unknown key{Suggestion.For(member.Key, known)}");
            }
        }
    }

    private Node? Find(string key)
    {
        known.Add(key);
        return node.Members.FirstOrDefault(member => member.Key == key)?.Value;
    }

    private IReadOnlyList<Node>? ItemsOf(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case SequenceNode sequence:
                return sequence.Items;
            case var value:
                context.Report(value.Place, $"must be a list, not {value.Description}");
                return null;
        }
    }
}
