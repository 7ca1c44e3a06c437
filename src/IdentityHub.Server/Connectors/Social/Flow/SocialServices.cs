using IdentityHub.Server.Connectors.OpenId;
using IdentityHub.Server.Hosting.Outbound;

namespace IdentityHub.Server.Connectors.Social.Flow;

/// <summary>What every kind of social connector uses.</summary>
/// <param name="Http">The way out.</param>
/// <param name="Tokens">Calls of token endpoints.</param>
/// <param name="IdTokens">Checks ID tokens.</param>
/// <param name="Endpoints">Other addresses of providers.</param>
/// <param name="Time">The clock.</param>
internal sealed record SocialServices(OutboundHttp Http, TokenEndpoint Tokens, IdTokens IdTokens, ConnectorEndpoints Endpoints, TimeProvider Time);
