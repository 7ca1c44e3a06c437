using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IdentityHub.Server.Api;

/// <summary>
/// JSON of the Management, Experience and Account APIs: camelCase, instants as milliseconds since 1970, enums as their names, null
/// members written, absent <see cref="Optional{T}"/> members not.
/// </summary>
internal static class ApiJson
{
    /// <summary>Whoever reads or writes such JSON uses these.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNameCaseInsensitive = false,
            NumberHandling = JsonNumberHandling.Strict,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutAbsent, PutBaseFirst } },
        };
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new OptionalConverterFactory());
        options.MakeReadOnly();
        return options;
    }

    private static void LeaveOutAbsent(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(static property => IsOptional(property.PropertyType)))
        {
            var isGiven = property.PropertyType.GetProperty(nameof(Optional<>.IsGiven))!;
            property.ShouldSerialize = (_, value) => (bool)isGiven.GetValue(value)!;
        }
    }

    /// <summary>A record that adds members to another one shows them after that one's, as the reference does.</summary>
    private static void PutBaseFirst(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.Order = property.AttributeProvider is MemberInfo { DeclaringType: { } declaring } ? DepthOf(declaring) : 0;
        }
    }

    /// <summary>How many types a type builds on.</summary>
    public static int DepthOf(Type type) => type.BaseType is { } inner ? 1 + DepthOf(inner) : 0;

    /// <summary>Whether a type is an <see cref="Optional{T}"/>.</summary>
    public static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.ToUnixTimeMilliseconds());
    }

    private sealed class OptionalConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => IsOptional(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(OptionalConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
    }

    private sealed class OptionalConverter<T> : JsonConverter<Optional<T>>
    {
        public override bool HandleNull => true;

        public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<T>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
