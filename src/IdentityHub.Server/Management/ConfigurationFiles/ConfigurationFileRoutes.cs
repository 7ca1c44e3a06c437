using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Management.Users;

namespace IdentityHub.Server.Management.ConfigurationFiles;

/// <summary>Configuration files. For owners: a file can make an owner. Not in the reference.</summary>
internal static class ConfigurationFileRoutes
{
    /// <summary>Media type of YAML (RFC 9512).</summary>
    public const string Yaml = "application/yaml";

    /// <summary>Maps the operations.</summary>
    public static void MapConfigurationFiles(this ApiRoutes api)
    {
        const string All = "/configuration-files";
        api.Post<ConfigurationText, ConfigurationPlan>(
                All + "/plan", "PlanConfigurationFile", "Tells what a configuration file would change, or what is wrong with it. Nothing changes.",
                ConfigurationFileOperations.PlanAsync)
            .ForOwners().Returns(StatusCodes.Status200OK).Fails(UserErrors.InternalRole, ApiErrors.Overloaded);
        api.Post<ConfigurationOrder, ConfigurationPlan>(
                All + "/apply", "ApplyConfigurationFile", "Applies a configuration file in one transaction: exactly what its plan showed, or nothing.",
                ConfigurationFileOperations.ApplyAsync)
            .ForOwners().Returns(StatusCodes.Status200OK).Fails(ConfigurationFileErrors.Outdated, UserErrors.InternalRole, ApiErrors.Overloaded);
        api.Stream<string>(
                All + "/export", "ExportConfigurationFile", "Writes the configuration as such a file, without people and without secrets.", Yaml,
                ConfigurationFileOperations.ExportAsync)
            .ForOwners()
            .Takes("format", "How it is written; YAML if not given.", ["yaml", "json"])
            .Takes("secrets", "What stands for a secret: nothing, so that what is stored stays, or an environment variable for the command line.", ["none", "variables"]);
    }
}
