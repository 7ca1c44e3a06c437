using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace IdentityHub.Server.Api.Schemas;

/// <summary>
/// Makes schemas from the types of bodies and answers, once for each type.
/// </summary>
/// <remarks>
/// Bodies: a member is <c>required</c> or an <see cref="Optional{T}"/>; nullable means that null is allowed. <c>[StringLength]</c>,
/// <c>[MinLength]</c>, <c>[MaxLength]</c>, <c>[Range]</c>, <c>[RegularExpression]</c> and <c>[Url]</c> mean what they say; on lists the
/// lengths count elements, and the other attributes speak of each element. A type may bring its own schema as a public static property
/// <c>Schema</c>. In answers every member is there unless it is an <see cref="Optional{T}"/>.
/// </remarks>
internal static class SchemaFactory
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(100);
    private static readonly ConcurrentDictionary<Type, Schema> Made = new();

    /// <summary>The schema of a type.</summary>
    public static Schema Of(Type type) => Made.TryGetValue(type, out var schema) ? schema : Made.GetOrAdd(type, Make(type, null));

    private static Schema Make(Type type, MemberInfo? member)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Make(inner, member).OrNull();
        }

        if (type.GetProperty("Schema", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is Schema own)
        {
            return own;
        }

        return MakeValue(type, member) ?? MakeCollection(type, member) ?? MakeObject(type);
    }

    private static Schema? MakeValue(Type type, MemberInfo? member)
    {
        if (type == typeof(string))
        {
            return MakeText(member);
        }

        if (type == typeof(bool))
        {
            return Schema.Boolean;
        }

        if (type.IsEnum)
        {
            return Schema.OneOf([.. type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(static field => field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name)]);
        }

        if (type == typeof(JsonElement))
        {
            return member?.IsDefined(typeof(FreeObjectAttribute)) == true ? Schema.FreeObject : Schema.Anything;
        }

        var range = member?.GetCustomAttribute<RangeAttribute>();
        var (min, max) = (AsDouble(range?.Minimum), AsDouble(range?.Maximum));
        if (type == typeof(DateTimeOffset))
        {
            // What a DateTimeOffset can hold, in milliseconds.
            return new NumberSchema { IsWhole = true, Min = min ?? 0, Max = max ?? 253402300799999 };
        }

        if (type == typeof(int) || type == typeof(long))
        {
            return Schema.Integer(min ?? (type == typeof(int) ? int.MinValue : null), max ?? (type == typeof(int) ? int.MaxValue : null));
        }

        return type == typeof(double) ? new NumberSchema { Min = min, Max = max } : null;
    }

    private static StringSchema MakeText(MemberInfo? member)
    {
        var length = member?.GetCustomAttribute<StringLengthAttribute>();
        var isUrl = member?.IsDefined(typeof(UrlAttribute)) == true;
        return new StringSchema
        {
            Min = length?.MinimumLength ?? 0,
            Max = length?.MaximumLength ?? (isUrl ? 2048 : null),
            Pattern = member?.GetCustomAttribute<RegularExpressionAttribute>() is { } pattern
                ? new Regex(pattern.Pattern, RegexOptions.CultureInvariant | RegexOptions.ECMAScript, PatternTimeout)
                : null,
            Format = isUrl ? StringSchema.Url().Format : null,
        };
    }

    private static Schema? MakeCollection(Type type, MemberInfo? member)
    {
        if (!type.IsGenericType)
        {
            return null;
        }

        var arguments = type.GetGenericArguments();
        if (arguments is [var item] && type.IsAssignableFrom(typeof(List<>).MakeGenericType(item)))
        {
            return Schema.ListOf(
                Make(item, member),
                member?.GetCustomAttribute<MinLengthAttribute>()?.Length ?? 0,
                member?.GetCustomAttribute<MaxLengthAttribute>()?.Length);
        }

        return arguments is [var key, var value] && key == typeof(string)
            && type.IsAssignableFrom(typeof(Dictionary<,>).MakeGenericType(key, value))
            ? Schema.MapOf(Make(value, member))
            : null;
    }

    private static ObjectSchema MakeObject(Type type)
    {
        var nullability = new NullabilityInfoContext();
        var members = new List<SchemaMember>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(property => ApiJson.DepthOf(property.DeclaringType!)))
        {
            if (property.GetIndexParameters().Length == 0 && property.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always })
            {
                members.Add(MakeMember(property, nullability));
            }
        }

        return new ObjectSchema(members) { Name = NameOf(type), IsStrict = type.IsDefined(typeof(StrictAttribute)) };
    }

    private static SchemaMember MakeMember(PropertyInfo property, NullabilityInfoContext nullability)
    {
        var info = nullability.Create(property);
        var type = property.PropertyType;
        var isOptional = ApiJson.IsOptional(type);
        if (isOptional)
        {
            info = info.GenericTypeArguments[0];
            type = type.GetGenericArguments()[0];
        }

        var schema = property.GetCustomAttribute<SchemaFromAttribute>() is { } from ? Find(property.DeclaringType!, from.Name) : Make(type, property);
        var name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        var isLeftOut = isOptional || property.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.WhenWritingNull };

        // Answers have no "required" modifier but have every member; bodies say it of each member, see the remarks.
        var isNullable = !type.IsValueType && info.ReadState == NullabilityState.Nullable;
        return new SchemaMember(name, isNullable ? schema.OrNull() : schema, !isLeftOut);
    }

    private static Schema Find(Type type, string name) =>
        (type.GetProperty(name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)?.GetValue(null)
            ?? type.GetMethod(name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)?.Invoke(null, null)) as Schema
        ?? throw new InvalidOperationException($"{type.Name}.{name} is no static schema.");

    private static string NameOf(Type type)
    {
        var name = type.IsNested ? type.DeclaringType!.Name + type.Name : type.Name;
        return type.IsGenericType ? name[..name.IndexOf('`', StringComparison.Ordinal)] + string.Concat(type.GetGenericArguments().Select(NameOf)) : name;
    }

    private static double? AsDouble(object? bound) =>
        bound is null ? null : Convert.ToDouble(bound, System.Globalization.CultureInfo.InvariantCulture);
}
