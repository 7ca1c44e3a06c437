using System.Text.Json;

namespace IdentityHub.Demo.OpenIdConnect;

/// <summary>What the token endpoint said: tokens (RFC 6749, 5.1) or an error (5.2). A class, not a record: printing it shows no token.</summary>
internal sealed class TokenAnswer
{
    private TokenAnswer(int status, JsonElement json)
    {
        Status = status;
        var isBearer = string.Equals(json.Text("token_type"), "Bearer", StringComparison.OrdinalIgnoreCase);
        if (status == 200 && isBearer && json.Text("access_token") is { Length: > 0 } accessToken)
        {
            AccessToken = accessToken;
            IdToken = json.Text("id_token");
            RefreshToken = json.Text("refresh_token");
            Scope = json.Text("scope");
            return;
        }

        // Whatever is neither tokens nor a proper error is the provider's fault and gets a name of its own.
        Error = json.Text("error") ?? "invalid_token_response";
        ErrorDescription = json.Text("error_description") ?? "The token endpoint answered something that is not a token response.";
    }

    public int Status { get; }

    public string? AccessToken { get; }

    public string? IdToken { get; }

    public string? RefreshToken { get; }

    public string? Scope { get; }

    public string? Error { get; }

    public string? ErrorDescription { get; }

    public static TokenAnswer Parse(int status, JsonElement? json) => new(status, json ?? default);
}
