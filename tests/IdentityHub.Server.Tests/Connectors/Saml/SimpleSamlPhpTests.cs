using System.Text.RegularExpressions;
using IdentityHub.Protocol.Saml;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Tests.Clients;
using IdentityHub.Tests.Saml;
using static IdentityHub.Server.Tests.Connectors.Saml.SamlStage;

namespace IdentityHub.Server.Tests.Connectors.Saml;

/// <summary>
/// The hub and SimpleSAMLphp, each of which learns from the other's metadata whatever it knows of it: addresses, keys, what is to be signed, kinds of names.
/// </summary>
public sealed class SimpleSamlPhpTests
{
    private const string Cbc = "http://www.w3.org/2001/04/xmlenc#aes128-cbc";

    [Theory]
    [InlineData(false, false, SamlNames.PersistentFormat)]
    [InlineData(true, false, SamlNames.EmailFormat)]
    [InlineData(true, true, SamlNames.PersistentFormat)]
    [InlineData(true, true, "")]
    public async Task Signs_somebody_in(bool signsResponse, bool encrypts, string nameIdFormat)
    {
        await using var idp = await SimpleSamlPhp.StartAsync(new() { SignsResponse = signsResponse, Encrypts = encrypts });
        await using var stage = await SamlStage.StartAsync(idp, new { metadataUrl = idp.MetadataUrl, signAuthnRequest = true, nameIdFormat });
        var ids = new List<string>();
        for (var visit = 0; visit < 2; visit++)
        {
            var start = await stage.StartAsync();
            var form = await idp.SignInAsync(start.AuthorizationUri);
            Assert.Equal((stage.Acs, start.Session.RelayState), (form.Action, form.Fields["RelayState"]));
            var response = SamlTestProvider.Decode(form.Fields["SAMLResponse"]);
            Assert.Equal(encrypts, response.Contains(Cbc, StringComparison.Ordinal));
            Assert.Equal(!encrypts, response.Contains("ada@acme.example", StringComparison.Ordinal));
            Assert.Equal(signsResponse && !encrypts ? 2 : 1, Regex.Count(response, "<ds:Signature "));

            var identity = Take(await FinishAsync(stage, start.Session, form)).Identity;
            Assert.Equal((SimpleSamlPhp.EntityId, "ada@acme.example", true, "Ada <Lovelace> & Ünïcode"), (identity.Issuer, identity.Email, identity.IsEmailVerified, identity.Name));
            Assert.Equal(["pwd"], identity.AuthenticationMethods);
            Assert.Equal("""["mathematics","engines"]""", identity.Raw.GetProperty("attributes").GetProperty("groups").GetRawText());
            Assert.Equal(nameIdFormat.Length > 0 ? nameIdFormat : SamlNames.PersistentFormat, identity.Raw.GetProperty("nameIDFormat").GetString());
            ids.Add(identity.Id);
        }

        Assert.Matches(nameIdFormat == SamlNames.EmailFormat ? "^lovelace@acme.example$" : "^[0-9a-f]{40}$", ids[0]);
        Assert.Equal(ids[0], ids[1]);
    }

    [Theory]
    [InlineData("rsa-sha256", true)]
    [InlineData("rsa-sha512", true)]
    [InlineData("rsa-sha256", false)]
    public async Task Lets_nobody_ask_in_our_name(string requestSignatureAlgorithm, bool signAuthnRequest)
    {
        await using var idp = await SimpleSamlPhp.StartAsync();

        // Without the operator saying so the hub signs because the provider wants it, and must not tell the provider that it need not look.
        await using var stage = await SamlStage.StartAsync(idp, new { metadataUrl = idp.MetadataUrl, signAuthnRequest, requestSignatureAlgorithm });
        var start = await stage.StartAsync();
        Assert.Contains("&SigAlg=", start.AuthorizationUri, StringComparison.Ordinal);
        foreach (var (address, said) in new[]
        {
            (start.AuthorizationUri[..start.AuthorizationUri.IndexOf("&SigAlg=", StringComparison.Ordinal)], "no signature found on message"),
            (start.AuthorizationUri.Replace("&RelayState=", "&RelayState=x", StringComparison.Ordinal), "Unable to validate signature"),
        })
        {
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => idp.SignInAsync(address));
            Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        }

        Take(await FinishAsync(stage, start.Session, await idp.SignInAsync(start.AuthorizationUri)));
    }

    [Fact]
    public async Task Takes_requests_as_forms_with_a_signature_inside()
    {
        await using var idp = await SimpleSamlPhp.StartAsync(new() { TakesForms = true });
        await using var stage = await SamlStage.StartAsync(idp, new { metadataUrl = idp.MetadataUrl, signAuthnRequest = true });
        var start = await stage.StartAsync();
        var page = new Uri(start.AuthorizationUri);
        var form = IdpForm.Find(page, await stage.Browser.GetStringAsync(page))!;
        Assert.StartsWith(idp.Address.AbsoluteUri, form.Action, StringComparison.Ordinal);

        var request = SamlTestProvider.Decode(form.Fields["SAMLRequest"]);
        foreach (var changed in new[]
        {
            Regex.Replace(request, "<ds:Signature .*</ds:Signature>", ""),
            request.Replace(" AllowCreate=\"true\"", "", StringComparison.Ordinal),
        })
        {
            Assert.NotEqual(request, changed);
            var fields = new Dictionary<string, string>(form.Fields) { ["SAMLRequest"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(changed)) };
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => idp.SignInAsync(form.Action, fields));
            Assert.Contains("no signature found on message", refused.Message, StringComparison.Ordinal);
        }

        Take(await FinishAsync(stage, start.Session, await idp.SignInAsync(form.Action, form.Fields)));
    }

    [Fact]
    public async Task Does_not_ask_again_unless_the_hub_wants_it()
    {
        await using var idp = await SimpleSamlPhp.StartAsync();
        await using var stage = await SamlStage.StartAsync(idp, new { metadata = await idp.Browser.GetStringAsync(idp.MetadataUrl) });
        Take(await SignInAsync(stage, idp));
        var usable = (await stage.FindAsync())!;
        foreach (var isForced in new[] { false, true })
        {
            var start = Take(await usable.Provider.StartAsync(usable.Connector, new ExternalRequest(State, stage.Callback) { IsForced = isForced }, default));
            Assert.Equal(isForced, (await idp.Browser.GetStringAsync(start.AuthorizationUri)).Contains("name=\"password\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_is_encrypted_by_AES_CBC_counts_only_within_a_signed_response()
    {
        await using var idp = await SimpleSamlPhp.StartAsync(new() { SignsResponse = false, Encrypts = true });
        await using var stage = await SamlStage.StartAsync(idp, new { metadataUrl = idp.MetadataUrl });
        Refused(await SignInAsync(stage, idp), "connector.invalid_response", "let the provider sign the response");
    }

    [Fact]
    public async Task Takes_a_person_from_where_the_operator_says()
    {
        await using var idp = await SimpleSamlPhp.StartAsync();
        var attributeMapping = new { id = "uid", email = "workAddress", name = "nickname" };
        await using var stage = await SamlStage.StartAsync(idp, new { metadataUrl = idp.MetadataUrl, attributeMapping });
        var identity = Take(await SignInAsync(stage, idp)).Identity;
        Assert.Equal(("ada", "lovelace@acme.example", true, "Countess"), (identity.Id, identity.Email, identity.IsEmailVerified, identity.Name));
    }

    [Fact]
    public async Task Where_there_is_no_attribute_for_it_the_name_of_the_subject_is_the_address()
    {
        await using var idp = await SimpleSamlPhp.StartAsync();
        await using var stage = await SamlStage.StartAsync(idp, new { metadataUrl = idp.MetadataUrl, nameIdFormat = SamlNames.EmailFormat });
        var identity = Take(await SignInAsync(stage, idp, "bob")).Identity;
        Assert.Equal(("bob@acme.example", "bob@acme.example", true, null), (identity.Id, identity.Email, identity.IsEmailVerified, identity.Name));
    }

    private static async Task<ApiResult<ExternalSignIn>> SignInAsync(SamlStage stage, SimpleSamlPhp idp, string user = "ada")
    {
        var start = await stage.StartAsync();
        return await FinishAsync(stage, start.Session, await idp.SignInAsync(start.AuthorizationUri, user: user));
    }

    private static async Task<ApiResult<ExternalSignIn>> FinishAsync(SamlStage stage, ExternalSession session, IdpForm form)
    {
        using var posted = await stage.PostAsync(form.Fields["SAMLResponse"], form.Fields["RelayState"]);
        Assert.Equal(303, (int)posted.StatusCode);
        return await stage.CompleteAsync(session);
    }
}
