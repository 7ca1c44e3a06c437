namespace IdentityHub.Server.Experience.Steps;

/// <summary>What a session says of how its person signed in.</summary>
internal static class AuthenticationMethods
{
    // Of the column.
    private const int Longest = 64;

    /// <summary>
    /// How the person signed in, in values of RFC 8176. A code by e-mail or phone is <c>otp</c>, and never more: what reads or forwards messages is not the
    /// person, so it satisfies no step-up.
    /// </summary>
    /// <remarks>For accounts elsewhere it is what the provider said, and nothing when it said nothing.</remarks>
    public static string Of(ExperienceState state, IdentifiedBy proof)
    {
        List<string> methods = [.. proof.ConnectorId is null ? Of(proof.Type) : proof.Methods?.Split(' ') ?? []];
        foreach (var type in new[] { VerificationType.MfaEmailVerificationCode, VerificationType.MfaPhoneVerificationCode })
        {
            if (state.FindVerified(type) is { } record && record.UserId == state.UserId)
            {
                methods.AddRange([.. Of(type), "mfa"]);
            }
        }

        var all = string.Join(' ', methods.Distinct());
        return all.Length <= Longest ? all : string.Join(' ', methods.Distinct().Where(method => method is "otp" or "sms" or "mfa"));
    }

    private static string[] Of(VerificationType type) => type switch
    {
        VerificationType.Password or VerificationType.NewPasswordIdentity => ["pwd"],
        VerificationType.PhoneVerificationCode or VerificationType.MfaPhoneVerificationCode => ["otp", "sms"],
        _ => ["otp"],
    };
}
