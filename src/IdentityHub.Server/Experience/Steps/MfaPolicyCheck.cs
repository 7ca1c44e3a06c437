using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.Management.Users;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>
/// Whether a sign-in needs a second factor, by what the account has and what the settings say. It is asked at the very end and before the account is
/// changed, so that no other call leads past it (CVE-2026-9091). A factor that cannot be verified here is refused, never let through.
/// </summary>
internal static class MfaPolicyCheck
{
    private static readonly string[] Order = ["WebAuthn", "Totp", "PhoneVerificationCode", "EmailVerificationCode", "BackupCode"];

    /// <summary>Whether a second factor is due and was not shown.</summary>
    /// <returns>Null; 403 <c>session.mfa.require_mfa_verification</c> with the factors of the account.</returns>
    public static async Task<ApiError?> FindRefusalAsync(ExperienceContext context, User user)
    {
        if (context.State!.Event != InteractionEvent.SignIn || FactorsOf(context, user) is not { Count: > 0 } factors || IsShown(context)
            || await IsLeftToEnterpriseAsync(context, user.Id))
        {
            return null;
        }

        var choices = UserConfigs.From(user.LogtoConfig).Mfa;
        var isSkipped = (choices.Enabled is { IsGiven: true, Value: false } || choices.SkipMfaOnSignIn) && !await IsMandatoryAsync(context, user.Id);
        return isSkipped
            ? null
            : SessionErrors.MfaRequired with
            {
                Data = new JsonObject
                {
                    ["availableFactors"] = new JsonArray([.. factors.Select(factor => JsonValue.Create(factor))]),
                    ["maskedIdentifiers"] = Masked(factors, user),
                },
            };
    }

    /// <summary>Whether an account without a second factor may do without one.</summary>
    /// <returns>Null; 422 <c>user.missing_mfa</c> with the factors that could be set up.</returns>
    public static async Task<ApiError?> FindMissingAsync(ExperienceContext context, User user)
    {
        var settings = context.Settings.Mfa;
        var isAskedFor = settings.Factors.Count > 0
            && !(context.State!.Event == InteractionEvent.Register && settings.Policy.StartsWith("PromptOnlyAtSignIn", StringComparison.Ordinal))
            && await IsMandatoryAsync(context, user.Id)
            && !await IsLeftToEnterpriseAsync(context, user.Id);
        return isAskedFor && FactorsOf(context, user).Count == 0
            ? SessionErrors.MissingMfa.With("availableFactors", new JsonArray([.. settings.Factors.Select(factor => JsonValue.Create(factor))]))
            : null;
    }

    /// <summary>Whether nobody may do without a second factor: by the policy, or because an organization of the person asks for one.</summary>
    public static async Task<bool> IsMandatoryAsync(ExperienceContext context, string userId)
    {
        var settings = context.Settings.Mfa;
        if (settings.IsMandatory || settings.OrganizationRequiredMfaPolicy != "Mandatory")
        {
            return settings.IsMandatory;
        }

        await using var db = context.Read();
        return await db.OrganizationUsers.AnyAsync(
            row => row.UserId == userId && db.Organizations.Any(organization => organization.Id == row.OrganizationId && organization.IsMfaRequired),
            context.Cancellation);
    }

    /// <summary>
    /// Whether the person signed in with their enterprise, and that is enough: where everybody chooses for themselves it always is, as in the reference. Where
    /// nobody may do without a second factor it is only if the provider said that there was one and the operator believes that connector (CVE-2026-15616).
    /// </summary>
    private static async Task<bool> IsLeftToEnterpriseAsync(ExperienceContext context, string userId)
    {
        if (context.State!.IdentifiedBy is not { Type: VerificationType.EnterpriseSso, ConnectorId: { } connector } by)
        {
            return false;
        }

        if (!await IsMandatoryAsync(context, userId))
        {
            return true;
        }

        await using var db = context.Read();
        return by.Methods?.Split(' ').Contains("mfa") == true
            && await db.SsoConnectors.AnyAsync(row => row.Id == connector && row.TrustsMfa && !row.IsDisabled, context.Cancellation);
    }

    /// <summary>The factors that the settings allow and the account has, in the order in which they are offered.</summary>
    private static List<string> FactorsOf(ExperienceContext context, User user)
    {
        var enabled = context.Settings.Mfa.Factors;
        var stored = user.MfaVerifications.ValueKind == JsonValueKind.Array
            ? user.MfaVerifications.EnumerateArray().Where(IsUsable).Select(factor => factor.GetProperty("type").GetString()).ToHashSet()
            : [];
        return [.. Order.Where(factor => enabled.Contains(factor) && factor switch
        {
            "PhoneVerificationCode" => user.PrimaryPhone is not null,
            "EmailVerificationCode" => user.PrimaryEmail is not null,
            _ => stored.Contains(factor),
        })];
    }

    // Of backup codes one must be left.
    private static bool IsUsable(JsonElement factor) =>
        factor.ValueKind == JsonValueKind.Object && factor.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
        && (type.GetString() != "BackupCode" || !factor.TryGetProperty("codes", out var codes) || codes.ValueKind != JsonValueKind.Array
            || codes.EnumerateArray().Any(code => code.ValueKind != JsonValueKind.Object || !code.TryGetProperty("usedAt", out _)));

    /// <summary>A second factor must be another one than the first: a code to the mailbox that was the first proves nothing more.</summary>
    private static bool IsShown(ExperienceContext context)
    {
        var (state, first) = (context.State!, context.State!.IdentifiedBy?.Type);
        return (IsShown(state, VerificationType.MfaEmailVerificationCode) && first is not (VerificationType.EmailVerificationCode or VerificationType.OneTimeToken))
            || (IsShown(state, VerificationType.MfaPhoneVerificationCode) && first != VerificationType.PhoneVerificationCode);
    }

    private static bool IsShown(ExperienceState state, VerificationType type) =>
        state.FindVerified(type) is { } record && record.UserId == state.UserId;

    private static JsonObject Masked(List<string> factors, User user)
    {
        var masked = new JsonObject();
        if (factors.Contains("EmailVerificationCode"))
        {
            masked["EmailVerificationCode"] = "****" + user.PrimaryEmail![user.PrimaryEmail!.LastIndexOf('@')..];
        }

        if (factors.Contains("PhoneVerificationCode"))
        {
            masked["PhoneVerificationCode"] = "****" + user.PrimaryPhone![^Math.Min(4, user.PrimaryPhone!.Length)..];
        }

        return masked;
    }
}
