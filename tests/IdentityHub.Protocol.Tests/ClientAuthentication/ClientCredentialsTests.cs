using System.Text;
using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Protocol.ClientAuthentication;
using IdentityHub.Protocol.Messages;

namespace IdentityHub.Protocol.Tests.ClientAuthentication;

public sealed class ClientCredentialsTests
{
    [Theory]
    [InlineData("id:secret", "id", "secret")]
    [InlineData("id:se%3Acret+x", "id", "se:cret x")]
    [InlineData("id:a:b", "id", "a:b")]
    [InlineData("%E0%B9%84:x", "ไ", "x")]
    public void Reads_the_basic_header(string text, string id, string secret)
    {
        Assert.True(ClientCredentials.Read(Basic(text), new RequestParameters()).TryGet(out var credentials, out _));
        Assert.Equal(new ClientCredentials(id, secret, ClientAuthenticationMethod.ClientSecretBasic), credentials);
    }

    [Fact]
    public void Takes_an_empty_secret_for_none()
    {
        Assert.True(ClientCredentials.Read(Basic("id:"), new RequestParameters()).TryGet(out var credentials, out _));
        Assert.Equal(new ClientCredentials("id", null, ClientAuthenticationMethod.None), credentials);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Basic")]
    [InlineData("Basic ")]
    [InlineData("Bearer abc")]
    [InlineData("Basic a b")]
    [InlineData("Basic ####")]
    [InlineData("Basic aWQ=")]
    [InlineData("Basic OnNlY3JldA==")]
    [InlineData("Basic aWQ6JQ==")]
    [InlineData("Basic aWQ6/w==")]
    public void Refuses_any_other_header_CVE_2026_0707(string header)
    {
        Assert.False(ClientCredentials.Read(header, new RequestParameters()).TryGet(out _, out var error));
        Assert.Equal("invalid authorization header value format", error.Description);
    }

    [Fact]
    public void Refuses_two_mechanisms()
    {
        Assert.False(ClientCredentials.Read(Basic("id:secret"), Form("client_id=id&client_secret=secret")).TryGet(out _, out var error));
        Assert.Equal("invalid_request", error.Code);
    }

    [Fact]
    public void Refuses_two_clients()
    {
        Assert.False(ClientCredentials.Read(Basic("id:secret"), Form("client_id=other")).TryGet(out _, out var error));
        Assert.Equal("client_id mismatch", error.Description);
    }

    [Fact]
    public void Reads_the_body()
    {
        Assert.True(ClientCredentials.Read(null, Form("client_id=id&client_secret=s")).TryGet(out var credentials, out _));
        Assert.Equal(new ClientCredentials("id", "s", ClientAuthenticationMethod.ClientSecretPost), credentials);
        Assert.False(ClientCredentials.Read(null, Form("client_secret=s")).TryGet(out _, out var error));
        Assert.Equal("no client authentication mechanism provided", error.Description);
    }

    [Fact]
    public void Never_throws_on_any_header() => Prop.ForAll<string>(text =>
    {
        _ = ClientCredentials.Read(text, new RequestParameters()).Error;
        _ = ClientCredentials.Read("Basic " + text, new RequestParameters()).Error;
        _ = ClientCredentials.Read(Basic(text ?? ""), new RequestParameters()).Error;
        return true;
    }).QuickCheckThrowOnFailure();

    private static string Basic(string text) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static RequestParameters Form(string text) => RequestParameters.ParseForm(text).TryGet(out var parameters, out _) ? parameters : throw new InvalidOperationException();
}
