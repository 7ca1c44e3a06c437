using System.Text.Json.Serialization;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Users;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>Documents of the store in the words of files, which are those of the store.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OidcClientMetadata))]
[JsonSerializable(typeof(CustomClientMetadata))]
[JsonSerializable(typeof(UserProfile))]
internal sealed partial class ExportJson : JsonSerializerContext;
