using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data.Connectors;
using IdentityHub.Protocol.Jose;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Tests.Connectors;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.SignIn;

/// <summary>The company of <see cref="SignInScenario"/> with the real connector for Google, whose keys are those of a stand-in on this machine.</summary>
internal sealed class OneTapStage : IAsyncDisposable
{
    public const string Connector = "google-1";
    public const string ClientId = "hub-at-google.apps.example";
    public const string Callback = "/callback/" + Connector;
    public const string AllSet = """{"isEnabled":true,"autoSelect":true,"closeOnTapOutside":false,"itpSupport":true}""";

    /// <summary>Passwords, Google, and enterprises.</summary>
    public const string Experience =
        """
        {"socialSignInConnectorTargets":["google"],"singleSignOnEnabled":true,"signUp":{"identifiers":["email"],"password":false,"verify":true},
         "signUpProfileFields":[],"forgotPasswordMethods":["EmailVerificationCode"]}
        """;

    // Making an RSA key takes a second.
    private static readonly SigningKey Key = SigningKey.Generate(JwsAlgorithm.RS256);

    private readonly FakeService google;

    private OneTapStage(SignInScenario pages, FakeService google) => (Pages, this.google) = (pages, google);

    public SignInScenario Pages { get; }

    public Scenario Company => Pages.Company;

    /// <summary>Where the prompt is to post.</summary>
    public string LoginUri => Pages.Host.PublicUrl + Callback;

    public static async Task<OneTapStage> StartAsync(string database, string? oneTap = AllSet, string experience = Experience)
    {
        var google = await FakeService.StartAsync();
        google.Answer = async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.BodyWriter.WriteAsync(new JsonWebKeySet([Key.PublicJwk]).ToUtf8());
        };
        var stage = new OneTapStage(
            await SignInScenario.StartAsync(database, experience, options =>
            {
                options.Settings["Outbound:AllowedHosts"] = google.Host;
                options.Settings["Connectors:Endpoints:google-universal"] = google.Address;
                FederatedPages.Register(options);
            }),
            google);
        await FederatedPages.FillAsync(stage.Company);
        await stage.ConfigureAsync(oneTap);
        return stage;
    }

    /// <summary>Stores the connector, or another configuration of it.</summary>
    public Task ConfigureAsync(string? oneTap) => Company.ChangeAsync(async db =>
    {
        var config = JsonSerializer.SerializeToElement(new JsonObject
        {
            ["clientId"] = ClientId,
            ["clientSecret"] = "a-secret",
            ["oneTap"] = oneTap is null ? null : JsonNode.Parse(oneTap),
        }.Where(member => member.Value is not null).ToDictionary());
        var sealedConfig = Company.Host.Services.GetRequiredService<ConnectorConfigs>().Protect(Connector, config);
        if (await db.Connectors.AsTracking().FirstOrDefaultAsync(row => row.Id == Connector) is { } known)
        {
            known.EncryptedConfig = sealedConfig;
        }
        else
        {
            db.Add(new Connector { Id = Connector, ConnectorId = "google-universal", EncryptedConfig = sealedConfig, CreatedAt = DateTimeOffset.UnixEpoch });
        }

        db.MarkCatalogChanged();
    });

    /// <summary>An ID token as Google's prompt gives it.</summary>
    /// <param name="nonce">Of the page.</param>
    /// <param name="email">Whose.</param>
    /// <param name="changes">Claims that differ.</param>
    public string Credential(string? nonce, string email = "carol@example.com", params (string Name, JsonNode? Value)[] changes)
    {
        var now = Company.Host.Time.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = "https://accounts.google.com",
            ["azp"] = ClientId,
            ["aud"] = ClientId,
            ["sub"] = "google-of-" + email,
            ["email"] = email,
            ["email_verified"] = true,
            ["name"] = "Carol",
            ["nbf"] = now - 300,
            ["iat"] = now,
            ["exp"] = now + 3600,
        };
        if (nonce is not null)
        {
            claims["nonce"] = nonce;
        }

        foreach (var (name, value) in changes)
        {
            claims[name] = value;
        }

        return JwsWriter.Write(Key, null, Encoding.UTF8.GetBytes(claims.ToJsonString()));
    }

    /// <summary>The prompt's element; null when the page has none.</summary>
    public static AngleSharp.Dom.IElement? PromptOf(PageAnswer page) => page.Document.GetElementById("g_id_onload");

    public static string NonceOf(PageAnswer page) => PromptOf(page)!.GetAttribute("data-nonce")!;

    /// <summary>Posts as Google's script does.</summary>
    /// <param name="browser">The browser with the page.</param>
    /// <param name="credential">The ID token.</param>
    /// <param name="field">The token in the form; null for none.</param>
    /// <param name="cookie">The token in the cookie; null for none.</param>
    /// <param name="path">Where to.</param>
    public static Task<PageAnswer> PostAsync(PageBrowser browser, string credential, string? field = "token-1", string? cookie = "token-1", string path = Callback)
    {
        var fields = new Dictionary<string, string> { ["credential"] = credential, ["select_by"] = "user" };
        if (field is not null)
        {
            fields["g_csrf_token"] = field;
        }

        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        if (cookie is not null)
        {
            request.Headers.TryAddWithoutValidation("Cookie", "g_csrf_token=" + cookie);
        }

        return browser.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        await Pages.DisposeAsync();
        await google.DisposeAsync();
    }
}
