using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data;
using IdentityHub.Server.Api;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Management.SignInExperiences;
using IdentityHub.Server.SignIn.Texts;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Holds the sign-in experience of a file against the rules of the Management API, with everything else of the file in place.</summary>
internal static class ExperienceCheck
{
    /// <summary>Finds what is wrong.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <param name="document">What it wants.</param>
    /// <param name="before">The experience as it was.</param>
    /// <param name="db">A context in which all changes of the file are saved.</param>
    /// <param name="hasMailbox">Whether messages without a connector are kept and shown, as in development.</param>
    /// <param name="cancellation">Ends the look-up.</param>
    /// <returns>The problem; null when there is none.</returns>
    public static async Task<FileProblem?> FindAsync(
        string file, FileDocument document, JsonObject before, HubDbContext db, bool hasMailbox, CancellationToken cancellation)
    {
        if (document.Settings.FirstOrDefault(static entry => entry.Key == SeedSettings.SignInExperience) is not { } entry)
        {
            return null;
        }

        // What is as it was may rely on what has gone since: a hub starts again with the file that it started with.
        var after = await ExperienceStore.ReadAsync(db, cancellation);
        if (JsonNode.DeepEquals(before, after))
        {
            return null;
        }

        var facts = await ExperienceFacts.ReadAsync(db, TextSet.All.Select(static set => set.Language), hasMailbox, cancellation);
        if (entry.Value["socialSignInConnectorTargets"] is JsonArray targets
            && targets.Select(static target => target!.GetValue<string>()).FirstOrDefault(target => !facts.SocialTargets.Contains(target)) is { } unknown)
        {
            return new FileProblem(file, entry.Place, $"no connector for signing in has the target '{unknown}'");
        }

        var refusal = ExperienceRules.Find(
            ExperienceStore.Show<ExperienceAnswer>(before),
            ExperienceStore.Show<ExperienceAnswer>(after),
            entry.Value.Deserialize<UpdateExperience>(ApiJson.Options)!,
            facts);
        return refusal is null
            ? null
            : new FileProblem(file, entry.Place, $"{(refusal.Details ?? refusal.Message).TrimEnd('.')} ({refusal.Code})");
    }
}
