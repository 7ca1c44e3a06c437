using System.Diagnostics.CodeAnalysis;

namespace IdentityHub.Server.Api;

/// <summary>
/// A member of a body that may be absent. Absent is not the same as null: <c>Optional&lt;string&gt;</c> may be left out but not be null,
/// <c>Optional&lt;string?&gt;</c> may be either. In answers an absent one is not written.
/// </summary>
internal readonly struct Optional<T>(T value)
{
    private readonly T? value = value;

    /// <summary>Whether it was given.</summary>
    [MemberNotNullWhen(true, nameof(value))]
    public bool IsGiven { get; } = true;

    /// <summary>The value; the type's default when it was not given.</summary>
    public T? Value => value;

    /// <summary>Wraps a value.</summary>
    public static implicit operator Optional<T>(T value) => new(value);

    /// <summary>The value given, or another one.</summary>
    public T Or(T other) => IsGiven ? value! : other;

    /// <inheritdoc/>
    public override string ToString() => IsGiven ? "given" : "absent";
}
