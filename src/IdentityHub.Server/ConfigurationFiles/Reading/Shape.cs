using System.Globalization;

namespace IdentityHub.Server.ConfigurationFiles.Reading;

/// <summary>Describes what a JSON value may look like, for documents that are stored as they are.</summary>
internal abstract record Shape
{
    /// <summary>Any value without environment variables.</summary>
    public static Shape Anything { get; } = new AnyShape();

    /// <summary>True or false.</summary>
    public static Shape Boolean { get; } = new BooleanShape();

    /// <summary>A whole number within bounds.</summary>
    public static Shape Integer(int minimum, int maximum) => new IntegerShape(minimum, maximum);

    /// <summary>A point in time in milliseconds since 1970.</summary>
    public static Shape Milliseconds { get; } = new IntegerShape(0, 253_402_300_799_999);

    /// <summary>Text that follows a rule.</summary>
    public static Shape Text(TextRule rule) => new TextShape(rule);

    /// <summary>One of some words.</summary>
    public static Shape OneOf(params string[] words) => new TextShape(TextRules.Among(words));

    /// <summary>A list.</summary>
    public static Shape ListOf(Shape item) => new ListShape(item);

    /// <summary>An object with these keys, none of them required.</summary>
    public static Shape Object(params (string Key, Shape Shape)[] members) =>
        new ObjectShape(members.ToDictionary(static member => member.Key, static member => member.Shape, StringComparer.Ordinal), []);

    /// <summary>An object with free keys and values of one shape.</summary>
    public static Shape MapOf(Shape value) => new MapShape(value);

    /// <summary>The same, or null.</summary>
    public Shape OrNull() => new NullableShape(this);

    /// <summary>The same object, of which these keys must be there.</summary>
    public Shape Requires(params string[] keys) => this is ObjectShape shape ? shape with { Required = keys } : this;

    /// <summary>The keys an object of this shape can have; none when it is no object of known keys.</summary>
    public virtual IReadOnlyCollection<string> Keys => [];

    /// <summary>Reports everything that does not fit.</summary>
    public abstract void Check(Node node, ReadingContext context);

    /// <summary>The message for a word outside of a list.</summary>
    public static string NotOneOf(string text, IReadOnlyList<string> words) =>
        $"must be one of {string.Join(", ", words)}{Suggestion.For(text, words)}";

    private static void Refuse(Node node, ReadingContext context, string expected) =>
        context.Report(node.Place, $"must be {expected}, not {node.Description}");

    private sealed record AnyShape : Shape
    {
        public override void Check(Node node, ReadingContext context)
        {
            switch (node)
            {
                case SequenceNode sequence:
                    ListOf(this).Check(sequence, context);
                    break;
                case MappingNode mapping:
                    MapOf(this).Check(mapping, context);
                    break;
                case ScalarNode { Kind: ScalarKind.Text } scalar when EnvironmentText.Refers(scalar.Text):
                    context.Report(node.Place, ReadingContext.NoVariables);
                    break;
            }
        }
    }

    private sealed record BooleanShape : Shape
    {
        public override void Check(Node node, ReadingContext context)
        {
            if (node is not ScalarNode { Kind: ScalarKind.Boolean })
            {
                Refuse(node, context, "true or false");
            }
        }
    }

    private sealed record IntegerShape(long Minimum, long Maximum) : Shape
    {
        public override void Check(Node node, ReadingContext context)
        {
            var fits = node is ScalarNode { Kind: ScalarKind.Number } scalar
                && long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= Minimum && number <= Maximum;
            if (!fits)
            {
                context.Report(node.Place, $"must be a whole number from {Minimum} to {Maximum}");
            }
        }
    }

    private sealed record TextShape(TextRule Rule) : Shape
    {
        public override void Check(Node node, ReadingContext context)
        {
            if (node is not ScalarNode { Kind: ScalarKind.Text } scalar)
            {
                Refuse(node, context, "text");
            }
            else if (Rule(EnvironmentText.Read(scalar.Text)) is { } problem)
            {
                context.Report(node.Place, problem);
            }

            Anything.Check(node, context);
        }
    }

    private sealed record ListShape(Shape Item) : Shape
    {
        public override void Check(Node node, ReadingContext context)
        {
            if (node is not SequenceNode sequence)
            {
                Refuse(node, context, "a list");
                return;
            }

            foreach (var item in sequence.Items)
            {
                Item.Check(item, context);
            }
        }
    }

    private sealed record MapShape(Shape Value) : Shape
    {
        public override void Check(Node node, ReadingContext context)
        {
            if (node is not MappingNode mapping)
            {
                Refuse(node, context, "an object");
                return;
            }

            foreach (var member in mapping.Members)
            {
                Value.Check(member.Value, context);
            }
        }
    }

    private sealed record ObjectShape(Dictionary<string, Shape> Members, IReadOnlyList<string> Required) : Shape
    {
        public override IReadOnlyCollection<string> Keys => Members.Keys;

        public override void Check(Node node, ReadingContext context)
        {
            if (node is not MappingNode mapping)
            {
                Refuse(node, context, "an object");
                return;
            }

            foreach (var member in mapping.Members)
            {
                if (Members.TryGetValue(member.Key, out var shape))
                {
                    shape.Check(member.Value, context);
                }
                else
                {
                    context.Report(member.KeyPlace, $"unknown key{Suggestion.For(member.Key, Members.Keys)}");
                }
            }

            foreach (var key in Required.Where(key => mapping.Members.All(member => member.Key != key)))
            {
                context.Report(node.Place, $"'{key}' is missing");
            }
        }
    }

    private sealed record NullableShape(Shape Inner) : Shape
    {
        public override void Check(Node node, ReadingContext context)
        {
            if (node is not ScalarNode { Kind: ScalarKind.Null })
            {
                Inner.Check(node, context);
            }
        }
    }
}
