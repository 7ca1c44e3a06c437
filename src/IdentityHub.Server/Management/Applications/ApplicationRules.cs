using IdentityHub.Data.Applications;
using IdentityHub.Server.Api;

namespace IdentityHub.Server.Management.Applications;

/// <summary>What kinds of client may have which switches. Each rule answers with a refusal, or null.</summary>
internal static class ApplicationRules
{
    /// <summary>Checks a new application.</summary>
    public static ApiError? Check(CreateApplication body)
    {
        var (type, isThirdParty, switches) = (body.Type, body.IsThirdParty.Value, body.CustomClientMetadata.Value);
        return type == ApplicationType.SAML ? ApplicationErrors.UseSamlApi
            : type == ApplicationType.Protected && !body.ProtectedAppMetadata.IsGiven ? ApplicationErrors.ProtectedMetadataRequired
            : isThirdParty && type is not (ApplicationType.Native or ApplicationType.SPA or ApplicationType.Traditional) ? ApplicationErrors.InvalidThirdPartyType
            : type == ApplicationType.Protected ? ApplicationErrors.ProtectedNotConfigured
            : switches?.IsDeviceFlow.Value == true && type != ApplicationType.Native ? ApplicationErrors.DeviceFlowNativeOnly
            : isThirdParty && switches?.AllowTokenExchange.Value == true ? ApplicationErrors.ThirdPartyTokenExchange
            : null;
    }

    /// <summary>Checks changes.</summary>
    public static ApiError? Check(Application row, UpdateApplication body)
    {
        var switches = body.CustomClientMetadata.Value;
        var usesDeviceFlow = row.CustomClientMetadata.IsDeviceFlow == true;
        return body.ProtectedAppMetadata.Value is not null ? ApplicationErrors.ProtectedOnly
            : switches is { IsDeviceFlow.IsGiven: true } && switches.IsDeviceFlow.Value != usesDeviceFlow ? ApplicationErrors.DeviceFlowNotChangeable
            : row.IsThirdParty && switches?.AllowTokenExchange.Value == true ? ApplicationErrors.ThirdPartyTokenExchange
            : body.IsAdmin.Value && row.Type != ApplicationType.MachineToMachine ? ApplicationErrors.InvalidType
            : null;
    }
}
