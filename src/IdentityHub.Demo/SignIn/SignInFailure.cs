using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;

namespace IdentityHub.Demo.SignIn;

/// <summary>Why a sign-in did not work, as the page SignInFailed shows it.</summary>
/// <param name="Error">The hub's error code, or <c>sign_in_failed</c> when it was us who stopped.</param>
/// <param name="Description">A sentence for the person; plain text.</param>
internal sealed record SignInProblem(string Error, string Description);

[JsonSerializable(typeof(SignInProblem))]
internal sealed partial class SignInJson : JsonSerializerContext;

/// <summary>Carries a problem from the callback to the page that shows it.</summary>
/// <remarks>Protected, so that nobody can send people a link to our page with a text of his own on it.</remarks>
internal sealed partial class SignInFailure(IDataProtectionProvider protection, ILogger<SignInFailure> logger)
{
    private const string ErrorKey = "error";
    private const string DescriptionKey = "error_description";
    private static readonly TimeSpan ShownFor = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("sign-in failure").ToTimeLimitedDataProtector();

    /// <summary>An error the token endpoint gave, in the form in which the framework passes on those of the authorization endpoint.</summary>
    public static AuthenticationFailureException FromHub(string? error, string? description)
    {
        var failure = new AuthenticationFailureException("The hub refused the request.");
        failure.Data[ErrorKey] = error;
        failure.Data[DescriptionKey] = description;
        return failure;
    }

    /// <returns>The address of the page that explains the failure.</returns>
    public string Report(Exception? failure)
    {
        LogFailed(logger, failure);
        var problem = failure?.Data[ErrorKey]?.ToString() is { Length: > 0 } error
            ? new SignInProblem(error, failure.Data[DescriptionKey]?.ToString() ?? "")
            : new SignInProblem("sign_in_failed", Explain(failure));
        return PageFor(problem);
    }

    public string PageFor(SignInProblem problem) => QueryString
        .Create("problem", protector.Protect(JsonSerializer.Serialize(problem, SignInJson.Default.SignInProblem), ShownFor))
        .ToUriComponent()
        .Insert(0, "/sign-in-failed");

    public SignInProblem? Read(string? value)
    {
        try
        {
            return value is null ? null : JsonSerializer.Deserialize(protector.Unprotect(value), SignInJson.Default.SignInProblem);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static string Explain(Exception? failure) => failure is AuthenticationFailureException or OpenIdConnect.ProviderException
        ? failure.Message
        : "The sign-in could not be completed.";

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "A sign-in failed")]
    private static partial void LogFailed(ILogger logger, Exception? failure);
}
