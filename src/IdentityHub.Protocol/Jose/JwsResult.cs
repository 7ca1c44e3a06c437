using System.Diagnostics.CodeAnalysis;

namespace IdentityHub.Protocol.Jose;

/// <summary>A token that was read, or why it was not.</summary>
/// <typeparam name="T"><see cref="VerifiedJws"/> or <see cref="UnverifiedJws"/>.</typeparam>
public readonly record struct JwsResult<T>
    where T : class
{
    internal JwsResult(T value) => Value = value;

    internal JwsResult(JwsFailure failure) => Failure = failure;

    /// <summary>The token, unless reading failed.</summary>
    public T? Value { get; }

    /// <summary>Why reading failed.</summary>
    public JwsFailure Failure { get; }

    /// <summary>Whether there is a token.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Value is not null;
}
