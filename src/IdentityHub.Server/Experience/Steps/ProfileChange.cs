using System.Text.Json;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>Something that a person adds to their account.</summary>
internal abstract record ProfileChange
{
    private ProfileChange()
    {
    }

    /// <summary>A username.</summary>
    internal sealed record Username(string Value) : ProfileChange;

    /// <summary>A password.</summary>
    internal sealed record Password(string Value) : ProfileChange
    {
        /// <summary>Prints nothing.</summary>
        public override string ToString() => "password";
    }

    /// <summary>An e-mail address that a code proved.</summary>
    internal sealed record Email(string VerificationId) : ProfileChange;

    /// <summary>A phone number that a code proved.</summary>
    internal sealed record Phone(string VerificationId) : ProfileChange;

    /// <summary>A social account that was proven.</summary>
    internal sealed record Social(string VerificationId) : ProfileChange;

    /// <summary>Answers to profile fields.</summary>
    internal sealed record Extra(JsonElement Values) : ProfileChange;
}
