using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Messages;
using IdentityHub.Server.SignIn;

namespace IdentityHub.Server.Management.Connectors;

/// <summary>Tries a configuration.</summary>
internal static class ConnectorTests
{
    /// <summary>Sends the message; the answer says what the service said.</summary>
    public static async Task<ApiResult<Nothing>> SendAsync(ApiCall<TestConnector> call)
    {
        var body = call.Body;
        if (!body.Phone.IsGiven && !body.Email.IsGiven)
        {
            return ApiErrors.InvalidInput("body", [new SchemaIssue("custom", new SchemaPath(null, "email"), "An e-mail address or a phone number is needed.")]);
        }

        var channel = body.Phone.IsGiven ? MessageChannel.Sms : MessageChannel.Email;
        var factoryId = call.Path("factoryId");
        if (call.Service<ConnectorServices>().Find(factoryId) is not { } service)
        {
            return ConnectorErrors.NotFound(channel == MessageChannel.Sms ? ConnectorType.Sms : ConnectorType.Email, factoryId);
        }

        if (service.Factory.Channel != channel)
        {
            return ConnectorErrors.UnexpectedType;
        }

        var message = new Message(channel, body.Phone.Or(body.Email.Or("")), TemplateType.Generic, await LocaleAsync(call))
        {
            Payload = new JsonObject { ["code"] = "000000" },
        };
        return await call.Service<MessageSender>().TestAsync(service, body.Config, message, call.Cancellation);
    }

    private static async Task<string> LocaleAsync(ApiCall<TestConnector> call)
    {
        if (call.Body.Locale.Or("") is { Length: > 0 } locale)
        {
            return locale;
        }

        var snapshot = await call.Service<HubCatalog>().GetAsync(call.Cancellation);
        return SignInExperience.Read(snapshot.Settings.GetValueOrDefault(SignInExperience.Setting)).LanguageInfo.FallbackLanguage;
    }
}
