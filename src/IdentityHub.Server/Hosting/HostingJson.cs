using System.Text.Json.Serialization;
using IdentityHub.Server.Hosting.Health;

namespace IdentityHub.Server.Hosting;

/// <summary>JSON of the edge.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(ReadinessReport))]
internal sealed partial class HostingJson : JsonSerializerContext;
