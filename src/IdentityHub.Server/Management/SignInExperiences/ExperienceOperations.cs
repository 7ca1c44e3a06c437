using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Messages;
using IdentityHub.Server.SignIn;

namespace IdentityHub.Server.Management.SignInExperiences;

/// <summary>Reads and changes how people sign in.</summary>
internal static class ExperienceOperations
{
    /// <summary>Reads it.</summary>
    public static async Task<ApiResult<ExperienceAnswer>> GetAsync(ApiCall call) =>
        ExperienceStore.Show<ExperienceAnswer>(await ExperienceStore.ReadAsync(call.Db, call.Cancellation));

    /// <summary>Changes it; the pages use it at once.</summary>
    public static Task<ApiResult<ExperienceAnswer>> UpdateAsync(ApiCall<UpdateExperience> call)
    {
        var (body, now) = (call.Body, call.Now);
        var languages = call.Service<IPersonPages>().Languages;
        var hasMailbox = call.Http.RequestServices.GetService<DevelopmentMailbox>() is not null;
        return call.WriteAsync<ExperienceAnswer>(async (db, cancellation) =>
        {
            var (setting, stored) = await ExperienceStore.TakeAsync(db, cancellation);
            var before = ExperienceStore.Show<ExperienceAnswer>(stored);
            ExperienceStore.Apply(stored, body);
            var facts = await ExperienceFacts.ReadAsync(db, languages, hasMailbox, cancellation);
            Complete(stored, before, body, facts, now);
            var after = ExperienceStore.Show<ExperienceAnswer>(stored);
            if (!call.Caller.IsOwner && AllowsMoreGuesses(before, after))
            {
                // They are limits for owners' accounts too.
                return Privileges.OwnersOnly;
            }

            if (ExperienceRules.Find(before, after, body, facts) is { } refusal)
            {
                return refusal;
            }

            setting.Value = stored.ToJsonString(ApiJson.Options);
            return after;
        });
    }

    private static bool AllowsMoreGuesses(ExperienceAnswer before, ExperienceAnswer after)
    {
        var (sentinel, codes) = (new SentinelPolicy(), new VerificationCodePolicy());
        return after.SentinelPolicy.MaxAttempts.Or(sentinel.MaxAttempts) > before.SentinelPolicy.MaxAttempts.Or(sentinel.MaxAttempts)
            || after.SentinelPolicy.LockoutDuration.Or(sentinel.LockoutDuration) < before.SentinelPolicy.LockoutDuration.Or(sentinel.LockoutDuration)
            || after.VerificationCodePolicy.MaxRetryAttempts.Or(codes.MaxRetryAttempts) > before.VerificationCodePolicy.MaxRetryAttempts.Or(codes.MaxRetryAttempts);
    }

    /// <summary>What follows from a change by itself.</summary>
    private static void Complete(JsonObject stored, ExperienceAnswer before, UpdateExperience body, ExperienceFacts facts, DateTimeOffset now)
    {
        ExperienceStore.DropTargets(stored, facts.SocialTargets);
        if (body.PasswordPolicy.IsGiven)
        {
            FillPasswordPolicy((JsonObject)stored["passwordPolicy"]!);
        }

        if (body.Mfa.Value is { Factors.Count: 0 } && !body.AdaptiveMfa.IsGiven && before.AdaptiveMfa.Enabled.Value)
        {
            stored["adaptiveMfa"] = new JsonObject { ["enabled"] = false };
        }

        if (body.PasswordExpiration.Value is { Enabled.Value: true, EnabledAt.IsGiven: false })
        {
            stored["passwordExpiration"]!["enabledAt"] = before.PasswordExpiration is { Enabled.Value: true, EnabledAt.IsGiven: true } was
                ? was.EnabledAt.Value
                : now.ToUnixTimeMilliseconds();
        }
    }

    /// <summary>A part of the policy that is given is stored whole, as the reference does; a part that is absent stays absent.</summary>
    private static void FillPasswordPolicy(JsonObject policy)
    {
        var defaults = (JsonObject)JsonNode.Parse(
            """{"length":{"min":8,"max":256},"characterTypes":{"min":1},"rejects":{"pwned":true,"repetitionAndSequence":true,"userInfo":true,"words":[]}}""")!;
        foreach (var (part, members) in defaults)
        {
            if (policy[part] is not JsonObject given)
            {
                continue;
            }

            var whole = (JsonObject)members!.DeepClone();
            foreach (var (name, value) in given)
            {
                whole[name] = value?.DeepClone();
            }

            policy[part] = whole;
        }
    }
}
