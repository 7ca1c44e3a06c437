using IdentityHub.Server.Api;

namespace IdentityHub.Server.Management.ConfigurationFiles;

/// <summary>Refusals about configuration files. What is wrong within a file is part of a plan's answer.</summary>
internal static class ConfigurationFileErrors
{
    /// <summary>The plan that was agreed to is not what would happen now.</summary>
    public static ApiError Outdated { get; } = new(
        "configuration_file.outdated", 409, "The text or the hub is not what it was when this plan was made. Nothing was changed; make a new plan.");
}
