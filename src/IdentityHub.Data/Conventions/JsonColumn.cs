using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Grants;
using IdentityHub.Data.Users;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IdentityHub.Data;

/// <summary>JSON documents in text columns, the same on both databases.</summary>
public static class JsonColumn
{
    /// <summary>An empty JSON object.</summary>
    public static JsonElement EmptyObject { get; } = Parse("{}");

    /// <summary>An empty JSON array.</summary>
    public static JsonElement EmptyArray { get; } = Parse("[]");

    /// <summary>Reads a JSON value that lives on its own.</summary>
    /// <param name="json">JSON text.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    internal static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property, JsonTypeInfo<T> type)
        where T : class =>
        property.HasConversion(
            new ValueConverter<T, string>(value => JsonSerializer.Serialize(value, type), json => JsonSerializer.Deserialize(json, type)!),
            new ValueComparer<T>(
                (left, right) => ReferenceEquals(left, right) || (left != null && right != null && JsonSerializer.Serialize(left, type) == JsonSerializer.Serialize(right, type)),
                value => JsonSerializer.Serialize(value, type).GetHashCode(StringComparison.Ordinal),
                value => value));
}

internal sealed class JsonElementConverter() : ValueConverter<JsonElement, string>(element => element.GetRawText(), json => JsonColumn.Parse(json));

internal sealed class JsonElementComparer() : ValueComparer<JsonElement>(
    (left, right) => JsonElement.DeepEquals(left, right),
    element => element.GetRawText().GetHashCode(StringComparison.Ordinal),
    element => element.Clone());

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OidcClientMetadata))]
[JsonSerializable(typeof(CustomClientMetadata))]
[JsonSerializable(typeof(UserProfile))]
[JsonSerializable(typeof(GrantedScopes))]
internal sealed partial class DataJson : JsonSerializerContext;
