using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace IdentityHub.Server.Connectors.Email.Ses.SimpleEmailV2;

/// <summary>What an endpoint depends on.</summary>
internal sealed class SimpleEmailServiceV2EndpointParameters : EndpointParameters
{
    /// <summary>Region, such as <c>eu-central-1</c>.</summary>
    public string? Region { get; set; }

    /// <summary>Whether it is to have IPv6.</summary>
    public bool UseDualStack { get; set; }

    /// <summary>Whether its cryptography is validated.</summary>
    public bool UseFIPS { get; set; }

    /// <summary>An address that stands in the place of all others.</summary>
    public string? Endpoint { get; set; }
}

/// <summary>Where SES is in a region (https://docs.aws.amazon.com/general/latest/gr/ses.html).</summary>
internal sealed class AmazonSimpleEmailServiceV2EndpointProvider : IEndpointProvider
{
    /// <inheritdoc/>
    /// <exception cref="AmazonClientException">There is no region.</exception>
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var wanted = (SimpleEmailServiceV2EndpointParameters)parameters;
        if (!string.IsNullOrEmpty(wanted.Endpoint))
        {
            return new Endpoint(wanted.Endpoint);
        }

        if (string.IsNullOrEmpty(wanted.Region))
        {
            throw new AmazonClientException("Invalid Configuration: Missing Region");
        }

        var region = RegionEndpoint.GetBySystemName(wanted.Region);
        var service = wanted.UseFIPS ? "email-fips" : "email";
        var suffix = (wanted.UseDualStack, region.PartitionName) switch
        {
            (true, "aws-cn") => "api.amazonwebservices.com.cn",
            (true, _) => "api.aws",
            _ => region.PartitionDnsSuffix,
        };
        return new Endpoint($"https://{service}.{wanted.Region}.{suffix}");
    }
}

/// <summary>Finds the endpoint of a request.</summary>
internal sealed class AmazonSimpleEmailServiceV2EndpointResolver : BaseEndpointResolver
{
    /// <inheritdoc/>
    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(executionContext);
        InjectHostPrefix(executionContext.RequestContext);
    }

    /// <inheritdoc/>
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        ArgumentNullException.ThrowIfNull(requestContext);
        var config = requestContext.ClientConfig;
        return new SimpleEmailServiceV2EndpointParameters
        {
            Region = requestContext.Request.AlternateEndpoint?.SystemName ?? config.RegionEndpoint?.SystemName ?? config.AuthenticationRegion,
            UseDualStack = config.UseDualstackEndpoint,
            UseFIPS = config.UseFIPSEndpoint,
            Endpoint = config.ServiceURL,
        };
    }
}

/// <summary>Requests are signed with signature version 4.</summary>
internal sealed class AmazonSimpleEmailServiceV2AuthSchemeHandler : BaseAuthResolverHandler
{
    /// <inheritdoc/>
    protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
}
