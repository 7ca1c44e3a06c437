namespace IdentityHub.Server.Api.Schemas;

/// <summary>The member's schema is a static property or parameterless method of the type that declares the member.</summary>
/// <param name="name">Its name: <c>[SchemaFrom(nameof(AvatarSchema))]</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SchemaFromAttribute(string name) : Attribute
{
    /// <summary>Name of the static member.</summary>
    public string Name { get; } = name;
}

/// <summary>The <see cref="System.Text.Json.JsonElement"/> must be an object. Without this it may be any value.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FreeObjectAttribute : Attribute;

/// <summary>Unknown members of a body of this type are mistakes; elsewhere they are ignored.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class StrictAttribute : Attribute;
