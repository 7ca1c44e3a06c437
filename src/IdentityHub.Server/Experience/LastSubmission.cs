using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Experience.Api;

namespace IdentityHub.Server.Experience;

/// <summary>What a session keeps of the sign-in that began it: which proofs there were, and nothing that could be one again, nor what other providers said.</summary>
/// <param name="InteractionEvent">What the person did.</param>
/// <param name="UserId">Who it was.</param>
/// <param name="VerificationRecords">The complete proofs: nobody is to take one that was only begun for one.</param>
internal sealed record LastSubmission(InteractionEvent InteractionEvent, string UserId, List<RecordAnswer> VerificationRecords)
{
    /// <summary>As it is stored and shown.</summary>
    public static string Of(ExperienceState state, string userId) => JsonSerializer.Serialize(
        new LastSubmission(state.Event, userId, [.. state.Records.Where(record => record.IsVerified).Select(record => RecordAnswer.From(record))]), ApiJson.Options);
}
