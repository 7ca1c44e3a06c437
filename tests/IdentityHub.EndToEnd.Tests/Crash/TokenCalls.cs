using IdentityHub.Server.Tests.Support;

namespace IdentityHub.EndToEnd.Tests.Crash;

/// <summary>What a public client asks for at the back channel.</summary>
internal static class TokenCalls
{
    public static Task<TokenAnswer> RedeemAsync(this HttpClient client, string application, string code) => client.SendFormAsync(
        "/oidc/token",
        ("grant_type", "authorization_code"),
        ("client_id", application),
        ("code", code),
        ("redirect_uri", Scenario.RedirectUri),
        ("code_verifier", Scenario.Verifier));

    public static Task<TokenAnswer> RefreshAsync(this HttpClient client, string application, string refreshToken) => client.SendFormAsync(
        "/oidc/token", ("grant_type", "refresh_token"), ("client_id", application), ("refresh_token", refreshToken));

    public static Task<TokenAnswer> RevokeAsync(this HttpClient client, string application, string token) =>
        client.SendFormAsync("/oidc/token/revocation", ("client_id", application), ("token", token));

    /// <summary>Pushes an authorization request (RFC 9126).</summary>
    public static async Task<Uri> PushAsync(this HttpClient client, string application)
    {
        var answer = await client.SendFormAsync("/oidc/request", Person.RequestOf(application, "consent"));
        return new Uri(answer["request_uri"]!);
    }

    /// <summary>Whether an opaque access token still opens the userinfo endpoint.</summary>
    public static async Task<bool> OpensUserInfoAsync(this HttpClient client, string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/oidc/me");
        request.Headers.Authorization = new("Bearer", accessToken);
        using var response = await client.SendAsync(request);
        return response.IsSuccessStatusCode;
    }

    private static async Task<TokenAnswer> SendFormAsync(this HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        return await TokenAnswer.ReadAsync(response);
    }
}
