using System.Diagnostics.CodeAnalysis;

namespace IdentityHub.Protocol;

/// <summary>A value, or the protocol error why there is none.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, OAuthError? error)
    {
        this.value = value;
        Error = error;
    }

    /// <summary>Why there is no value.</summary>
    public OAuthError? Error { get; }

    /// <summary>Wraps a value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Wraps an error.</summary>
    /// <param name="error">The error.</param>
    public static implicit operator Result<T>(OAuthError error) => new(default, error);

    /// <summary>Takes the value or the error.</summary>
    /// <param name="value">The value, when there is one.</param>
    /// <param name="error">The error, when there is none.</param>
    /// <returns>Whether there is a value.</returns>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out OAuthError? error)
    {
        value = this.value;
        error = Error;
        return error is null;
    }
}
