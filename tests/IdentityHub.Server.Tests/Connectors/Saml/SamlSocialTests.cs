using System.Security.Cryptography;
using IdentityHub.Data.Connectors;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Connectors.Social;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Tests.Saml;
using static IdentityHub.Server.Tests.Connectors.Saml.SamlStage;

namespace IdentityHub.Server.Tests.Connectors.Saml;

/// <summary>The social connector <c>saml</c>.</summary>
public sealed class SamlSocialTests
{
    private const string Id = "social1";
    private const string Path = "/api/authn/saml/";

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Signs_somebody_in(string database)
    {
        await using var stage = await SamlStage.StartAsync(database);
        var kind = stage.Service<SocialConnectors>().Find("saml")!;
        var connector = await AddAsync(stage);
        Assert.Null(kind.CheckConfig(connector.Config));
        var start = Take(await kind.StartAsync(connector, new ExternalRequest(State, stage.Callback), default));
        Assert.StartsWith("https://idp.example.com/other?SAMLRequest=", start.AuthorizationUri, StringComparison.Ordinal);
        Assert.Contains("&Signature=", start.AuthorizationUri, StringComparison.Ordinal);
        var words = stage.Words(start) with
        {
            Acs = stage.Scenario.Host.PublicUrl + Path + Id,
            Audience = "https://hub.example.com/saml",
            Attributes = [("mail", "ada@acme.example"), ("name", "Ada"), ("phone", "+66812345678"), ("avatar", "javascript:alert(1)")],
        };

        // Neither door is the other's.
        using var wrongDoor = await stage.PostAsync(stage.Idp.Respond(words), start.Session.RelayState, Id);
        Assert.Equal(404, (int)wrongDoor.StatusCode);
        using var enterprise = await stage.PostAsync(stage.Idp.Respond(words), start.Session.RelayState, SamlStage.Id, path: Path);
        Assert.Equal(404, (int)enterprise.StatusCode);
        using var unasked = await stage.PostAsync(stage.Idp.Respond(words), null, Id, path: Path);
        Assert.Equal(400, (int)unasked.StatusCode);
        using var posted = await stage.PostAsync(stage.Idp.Respond(words), start.Session.RelayState, Id, path: Path);
        Assert.Equal((303, $"{stage.Callback}?state={State}"), ((int)posted.StatusCode, posted.Headers.Location?.ToString()));
        Refused(await kind.CompleteAsync(connector, start.Session with { RequestId = null }, new Dictionary<string, string>(), default), "single_sign_on.idp_initiated_authentication_not_supported");
        var identity = Take(await kind.CompleteAsync(connector, start.Session, new Dictionary<string, string>(), default)).Identity;
        Assert.Equal(("ada", "ada@acme.example", false, "Ada", "66812345678", false), (identity.Id, identity.Email, identity.IsEmailVerified, identity.Name, identity.Phone, identity.IsPhoneVerified));
        Assert.Null(identity.Avatar);
    }

    [Fact]
    public async Task Checks_configurations()
    {
        await using var stage = await SamlStage.StartAsync(Databases.Sqlite);
        var kind = stage.Service<SocialConnectors>().Find("saml")!;
        foreach (var (change, member) in new (Action<Dictionary<string, object>>, string)[]
        {
            (config => config.Remove("entityID"), "entityID"),
            (config => config["x509Certificate"] = "x", "x509Certificate"),
            (config => config["idpMetadataXml"] = "<a/>", "idpMetadataXml"),
            (config => config["assertionConsumerServiceUrl"] = "x", "assertionConsumerServiceUrl"),
            (config => config["privateKey"] = "x", "privateKey"),
            (config => config["encryptAssertion"] = true, "encPrivateKey"),
            (config => config["assertionBinding"] = "HTTP-Artifact", "assertionBinding"),
            (config => config["requestSignatureAlgorithm"] = "rsa-sha1", "requestSignatureAlgorithm"),
        })
        {
            var config = Config(stage);
            change(config);
            var error = kind.CheckConfig(Json(config));
            Assert.Equal("connector.invalid_config", error?.Code);
            Assert.Contains(member, error!.Details, StringComparison.Ordinal);
        }
    }

    private static Dictionary<string, object> Config(SamlStage stage)
    {
        using var key = RSA.Create(2048);
        return new()
        {
            ["entityID"] = "https://hub.example.com/saml",
            ["x509Certificate"] = stage.Idp.Public.Pem,
            ["idpMetadataXml"] = SamlTestProvider.Other.Metadata(),
            ["assertionConsumerServiceUrl"] = stage.Scenario.Host.PublicUrl + Path + Id,
            ["signInEndpoint"] = "https://idp.example.com/other",
            ["signAuthnRequest"] = true,
            ["privateKey"] = key.ExportPkcs8PrivateKeyPem(),
            ["nameIDFormat"] = "persistent",
            ["profileMap"] = new { email = "mail" },
        };
    }

    private static async Task<ExternalConnector> AddAsync(SamlStage stage)
    {
        var config = Json(Config(stage));
        await stage.Scenario.ChangeAsync(db =>
        {
            db.Add(new Connector
            {
                Id = Id,
                ConnectorId = "saml",
                EncryptedConfig = stage.Service<ConnectorConfigs>().Protect(Id, config),
                CreatedAt = stage.Scenario.Host.Time.GetUtcNow(),
            });
            return Task.CompletedTask;
        });
        return new ExternalConnector(Id, config);
    }
}
