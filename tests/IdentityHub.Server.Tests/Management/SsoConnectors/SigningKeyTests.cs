using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IdentityHub.Server.Connectors.Saml;
using IdentityHub.Server.Tests.Sso;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Management.SsoConnectors;

/// <summary>Keys of SAML connectors, and sign-ins that their providers begin.</summary>
public sealed class SigningKeyTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keys_are_made_changed_and_deleted(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, FakeSsoProvider.Use());
        var id = (await hub.PostAsync("/sso-connectors", new { providerName = "SAML", connectorName = "a", config = new { metadata = "<x/>" } })).Is(200).Id;
        var keys = $"/sso-connectors/{id}/signing-keys";
        Assert.Empty((await hub.GetAsync(keys)).Is(200).Ids);
        var first = (await hub.PostAsync(keys, new { })).Is(201);
        Assert.Equal(["id", "certificate", "createdAt", "expiresAt", "active", "fingerprints"], first.Body.EnumerateObject().Select(member => member.Name));
        Assert.False(first["active"].GetBoolean());
        using var certificate = X509Certificate2.CreateFromPem(first["certificate"].GetString());
        Assert.Equal(3072, certificate.GetRSAPublicKey()!.KeySize);
        Assert.Equal(first["expiresAt"].GetInt64(), new DateTimeOffset(certificate.NotAfter.ToUniversalTime()).ToUnixTimeMilliseconds());
        var hash = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        Assert.Equal(hash, first["fingerprints"].GetProperty("sha256").GetProperty("unformatted").GetString());
        Assert.Equal(hash, first["fingerprints"].GetProperty("sha256").GetProperty("formatted").GetString()!.Replace(":", "", StringComparison.Ordinal));

        hub.Scenario.Host.Time.Advance(TimeSpan.FromSeconds(1));
        var second = (await hub.PostAsync(keys, new { active = true })).Is(201);
        (await hub.PatchAsync($"{keys}/{first.Id}", new { active = true })).Is(200);
        Assert.Equal([true, false], (await hub.GetAsync(keys)).Body.EnumerateArray().Select(key => key.GetProperty("active").GetBoolean()));
        (await hub.DeleteAsync($"{keys}/{first.Id}")).IsRefused(400, "single_sign_on.can_not_delete_active_signing_key");
        (await hub.DeleteAsync($"{keys}/{second.Id}")).Is(204);
        (await hub.DeleteAsync($"{keys}/{second.Id}")).IsRefused(404, "entity.not_found");

        (await hub.PatchAsync("/sso-connectors/" + id, new { config = new { metadata = "<x/>", signAuthnRequest = true } })).Is(200);
        (await hub.PatchAsync($"{keys}/{first.Id}", new { active = false })).IsRefused(400, "single_sign_on.can_not_deactivate_signing_key_in_use");
        (await hub.PatchAsync("/sso-connectors/" + id, new { config = new { metadata = "<x/>" } })).Is(200);
        (await hub.PatchAsync($"{keys}/{first.Id}", new { active = false })).Is(200);
        (await hub.PatchAsync("/sso-connectors/" + id, new { config = new { metadata = "<x/>", signAuthnRequest = true } })).IsRefused(400, "single_sign_on.active_signing_key_required");
        (await hub.PatchAsync($"{keys}/none", new { active = true })).IsRefused(404, "entity.not_found");
        (await hub.GetAsync("/sso-connectors/none/signing-keys")).IsRefused(404, "entity.not_exists_with_id");
        var other = (await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = "b" })).Is(200).Id;
        (await hub.GetAsync($"/sso-connectors/{other}/signing-keys")).IsRefused(404, "connector.not_found");
        (await hub.PostAsync($"/sso-connectors/{other}/signing-keys", new { })).IsRefused(404, "connector.not_found");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_private_key_fits_and_is_of_its_row_alone(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, FakeSsoProvider.Use());
        var id = (await hub.PostAsync("/sso-connectors", new { providerName = "SAML", connectorName = "a" })).Is(200).Id;
        (await hub.PostAsync($"/sso-connectors/{id}/signing-keys", new { active = true })).Is(201);
        var keys = hub.Scenario.Host.Services.GetRequiredService<SamlSigningKeys>();
        Assert.NotNull((await keys.ReadAsync(id, CancellationToken.None)).Active);

        (await hub.PostAsync($"/sso-connectors/{id}/signing-keys", new { })).Is(201);
        await hub.Scenario.ChangeAsync(async db =>
        {
            var rows = await db.SamlSigningKeys.AsTracking().OrderByDescending(key => key.IsActive).ToListAsync();
            db.Entry(rows[1]).Property(key => key.EncryptedPrivateKey).CurrentValue = rows[0].EncryptedPrivateKey;
        });
        Assert.Single((await keys.ReadAsync(id, CancellationToken.None)).All);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_keys_that_are_activated_at_once_one_is_active(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, FakeSsoProvider.Use());
        var id = (await hub.PostAsync("/sso-connectors", new { providerName = "SAML", connectorName = "a" })).Is(200).Id;
        var made = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => hub.PostAsync($"/sso-connectors/{id}/signing-keys", new { active = true })));
        await Task.WhenAll(made.Select(key => hub.PatchAsync($"/sso-connectors/{id}/signing-keys/{key.Is(201).Id}", new { active = true })));
        Assert.Equal(1, await hub.Scenario.ReadAsync(db => db.SamlSigningKeys.CountAsync(key => key.IsActive)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Providers_of_SAML_connectors_begin_sign_ins_as_configured(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, FakeSsoProvider.Use());
        var id = (await hub.PostAsync("/sso-connectors", new { providerName = "SAML", connectorName = "a" })).Is(200).Id;
        var path = $"/sso-connectors/{id}/idp-initiated-auth-config";
        (await hub.GetAsync(path)).IsRefused(404, "entity.not_found");
        (await hub.DeleteAsync(path)).IsRefused(404, "entity.not_found");
        Task<ApiAnswer> SendAsync(string application, string redirectUri = Scenario.RedirectUri) =>
            hub.PutAsync(path, new { defaultApplicationId = application, autoSendAuthorizationRequest = true, redirectUri, authParameters = new { scope = "profile", resources = new[] { "https://a.example" } } });

        var set = (await SendAsync(Scenario.Web)).Is(200);
        Assert.Equal((id, Scenario.Web, Scenario.RedirectUri), (set["connectorId"].GetString(), set["defaultApplicationId"].GetString(), set["redirectUri"].GetString()));
        Assert.Equal("""{"scope":"profile","resources":["https://a.example"]}""", set["authParameters"].GetRawText());
        Assert.Equal(set.Text, (await hub.GetAsync(path)).Is(200).Text);
        foreach (var application in new[] { Scenario.Spa, Scenario.ThirdParty, Scenario.Native, Scenario.Machine })
        {
            (await SendAsync(application)).IsRefused(400, "single_sign_on.idp_initiated_authentication_invalid_application_type");
        }

        (await SendAsync("none")).IsRefused(404, "entity.not_exists_with_id");
        (await SendAsync(Scenario.Web, "https://evil.example/")).IsRefused(400, "single_sign_on.idp_initiated_authentication_redirect_uri_not_registered");
        Assert.Equal(set.Text, (await hub.GetAsync(path)).Is(200).Text);

        (await hub.PutAsync(path, new { defaultApplicationId = Scenario.Spa, autoSendAuthorizationRequest = false })).IsInvalid("clientIdpInitiatedAuthCallbackUri");
        var client = (await hub.PutAsync(
            path, new { defaultApplicationId = Scenario.Spa, autoSendAuthorizationRequest = false, clientIdpInitiatedAuthCallbackUri = "https://app.example.com/start" })).Is(200);
        Assert.Equal((null, "{}", "https://app.example.com/start"), (client["redirectUri"].GetString(), client["authParameters"].GetRawText(), client["clientIdpInitiatedAuthCallbackUri"].GetString()));
        (await hub.DeleteAsync(path)).Is(204);

        var other = (await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = "b" })).Is(200).Id;
        (await hub.PutAsync($"/sso-connectors/{other}/idp-initiated-auth-config", new { defaultApplicationId = Scenario.Web, autoSendAuthorizationRequest = true }))
            .IsRefused(400, "single_sign_on.idp_initiated_authentication_not_supported");
        (await hub.PutAsync("/sso-connectors/none/idp-initiated-auth-config", new { defaultApplicationId = Scenario.Web, autoSendAuthorizationRequest = true }))
            .IsRefused(404, "entity.not_exists_with_id");
    }
}
