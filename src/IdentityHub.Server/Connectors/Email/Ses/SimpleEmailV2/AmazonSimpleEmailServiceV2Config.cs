using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace IdentityHub.Server.Connectors.Email.Ses.SimpleEmailV2;

/// <summary>
/// How the client works. The service id <c>SESv2</c> is what <c>AWS_ENDPOINT_URL_SESV2</c> and <c>services</c> sections of profiles are read by.
/// </summary>
internal sealed class AmazonSimpleEmailServiceV2Config : ClientConfig
{
    /// <summary>Identifies the service.</summary>
    public const string Id = "SESv2";

    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("SESv2", "4.0.0");

    /// <summary>The defaults of the SDK.</summary>
    public AmazonSimpleEmailServiceV2Config()
        : base(new DefaultConfigurationProvider(Defaults))
    {
        ServiceId = Id;
        AuthenticationServiceName = "ses";
        EndpointProvider = new AmazonSimpleEmailServiceV2EndpointProvider();
    }

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "email";

    /// <inheritdoc/>
    public override string ServiceVersion => "2019-09-27";

    /// <inheritdoc/>
    public override string UserAgent => Agent;

    // The values of https://docs.aws.amazon.com/sdkref/latest/guide/feature-smart-config-defaults.html.
    private static IEnumerable<IDefaultConfiguration> Defaults =>
    [
        Mode(DefaultConfigurationMode.Standard, 3100),
        Mode(DefaultConfigurationMode.InRegion, 1100),
        Mode(DefaultConfigurationMode.CrossRegion, 3100),
        Mode(DefaultConfigurationMode.Mobile, 30_000),
        Mode(DefaultConfigurationMode.Auto, 3100),
    ];

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return EndpointProvider.ResolveEndpoint(new SimpleEmailServiceV2EndpointParameters
        {
            Region = (parameters.AlternateEndpoint ?? RegionEndpoint)?.SystemName,
            UseDualStack = UseDualstackEndpoint,
            UseFIPS = UseFIPSEndpoint,
            Endpoint = ServiceURL,
        });
    }

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, int connectMilliseconds) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        ConnectTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
    };
}

/// <summary>Names the service in telemetry.</summary>
internal sealed class AmazonSimpleEmailServiceV2Metadata : IServiceMetadata
{
    /// <inheritdoc/>
    public string ServiceId => AmazonSimpleEmailServiceV2Config.Id;

    /// <inheritdoc/>
    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(0);
}
