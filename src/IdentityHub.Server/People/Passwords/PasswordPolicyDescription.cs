namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// What a policy asks for, in the order in which a page lists it. A script can tick off those that <see cref="PasswordRequirement.IsSeenWhileTyping"/>
/// by the same rules as <see cref="PasswordPolicyCheck"/> and needs no call for it; the server decides about all of them.
/// </summary>
internal static class PasswordPolicyDescription
{
    /// <summary>Lists the requirements; never empty, because every policy has a least length.</summary>
    public static IReadOnlyList<PasswordRequirement> Describe(PasswordPolicy policy)
    {
        var requirements = new List<PasswordRequirement> { new(PasswordRejection.TooShort, policy.Length.Min, true) };
        if (policy.Length.Max < PasswordText.MaximumCodePoints)
        {
            requirements.Add(new(PasswordRejection.TooLong, policy.Length.Max, true));
        }

        if (policy.CharacterTypes.Min > 1)
        {
            requirements.Add(new(PasswordRejection.CharacterTypes, policy.CharacterTypes.Min, true));
        }

        if (policy.Rejects.RepetitionAndSequence)
        {
            requirements.Add(new(PasswordRejection.Repetition, null, false));
            requirements.Add(new(PasswordRejection.Sequence, null, false));
        }

        if (policy.Rejects.UserInfo)
        {
            requirements.Add(new(PasswordRejection.UserInfo, null, false));
        }

        if (policy.Rejects.Words.Count > 0)
        {
            requirements.Add(new(PasswordRejection.Words, null, false));
        }

        if (policy.Rejects.Pwned)
        {
            requirements.Add(new(PasswordRejection.Pwned, null, false));
        }

        return requirements;
    }
}

/// <summary>One thing that a policy asks for.</summary>
/// <param name="Code">The code with which a password without it is refused: one of the constants of <see cref="PasswordRejection"/>.</param>
/// <param name="Number">Characters, or kinds of them; null for requirements without a number.</param>
/// <param name="IsSeenWhileTyping">Whether length and kinds of characters alone decide, so that a script can.</param>
internal sealed record PasswordRequirement(string Code, int? Number, bool IsSeenWhileTyping);
