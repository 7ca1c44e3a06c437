using System.Diagnostics.CodeAnalysis;

namespace IdentityHub.Server.Api;

/// <summary>An operation's answer, or its refusal. Both convert by themselves: <c>return role;</c>, <c>return RoleErrors.NameInUse;</c>.</summary>
/// <typeparam name="T">What the answer holds; <see cref="Nothing"/> for none.</typeparam>
internal readonly struct ApiResult<T>
{
    private readonly T? value;

    private ApiResult(T? value, ApiError? error, int? status) => (this.value, Error, Status) = (value, error, status);

    /// <summary>The refusal.</summary>
    public ApiError? Error { get; }

    /// <summary>A status other than the operation's usual one, such as 201 for the first PUT.</summary>
    public int? Status { get; }

    /// <summary>An answer without the body that the operation usually has.</summary>
    public static ApiResult<T> Empty => default;

    /// <summary>Wraps an answer.</summary>
    public static implicit operator ApiResult<T>(T value) => new(value, null, null);

    /// <summary>Wraps a refusal.</summary>
    public static implicit operator ApiResult<T>(ApiError error) => new(default, error, null);

    /// <summary>The same answer with another status.</summary>
    public ApiResult<T> WithStatus(int status) => new(value, Error, status);

    /// <summary>Takes the answer or the refusal.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T answer, [NotNullWhen(false)] out ApiError? error)
    {
        answer = value;
        error = Error;
        return error is null;
    }
}

/// <summary>No body.</summary>
internal readonly record struct Nothing
{
    /// <summary>The only value.</summary>
    public static Nothing Value => default;
}
