using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Experience.Api;

/// <summary>What an interaction is to be about.</summary>
internal sealed record BeginInteraction
{
    /// <summary>What the person is about to do.</summary>
    public required InteractionEvent InteractionEvent { get; init; }

    /// <summary>What the service against programs gave the browser.</summary>
    [StringLength(4096)]
    public Optional<string> CaptchaToken { get; init; }
}

/// <summary>What an interaction is to be about from now on.</summary>
internal sealed record SwitchInteraction
{
    /// <summary>What the person is about to do.</summary>
    public required InteractionEvent InteractionEvent { get; init; }
}

/// <summary>A complete proof of who somebody is.</summary>
internal sealed record IdentifyPerson
{
    /// <summary>Its id; absent when somebody registers with what they gave so far.</summary>
    [StringLength(64)]
    public Optional<string> VerificationId { get; init; }

    /// <summary>Whether a social identity is linked to the account that has the same address.</summary>
    public Optional<bool> LinkSocialIdentity { get; init; }
}

/// <summary>A username, an e-mail address or a phone number.</summary>
internal sealed record AnyIdentifier
{
    /// <summary>Which.</summary>
    [SchemaFrom(nameof(Types))]
    public required string Type { get; init; }

    /// <summary>The text.</summary>
    [StringLength(256)]
    public required string Value { get; init; }

    private static Schema Types { get; } = Schema.OneOf("username", "email", "phone");

    /// <summary>As steps take it.</summary>
    public Identifier ToIdentifier() => new(Identifier.TypeOf(Type), Value);
}

/// <summary>A username.</summary>
internal sealed record UsernameIdentifier
{
    /// <summary>Its type.</summary>
    [SchemaFrom(nameof(Types))]
    public required string Type { get; init; }

    /// <summary>The text.</summary>
    [StringLength(256)]
    public required string Value { get; init; }

    private static Schema Types { get; } = Schema.OneOf("username");
}

/// <summary>An e-mail address.</summary>
internal sealed record EmailIdentifier
{
    /// <summary>Its type.</summary>
    [SchemaFrom(nameof(Types))]
    public required string Type { get; init; }

    /// <summary>The text.</summary>
    [StringLength(256), RegularExpression(@"^\S+@\S+\.\S+$")]
    public required string Value { get; init; }

    private static Schema Types { get; } = Schema.OneOf("email");
}

/// <summary>An e-mail address or a phone number.</summary>
internal sealed record AddressIdentifier
{
    /// <summary>Which.</summary>
    [SchemaFrom(nameof(Types))]
    public required string Type { get; init; }

    /// <summary>The address, or the digits of the number.</summary>
    [StringLength(256), RegularExpression(@"^(\S+@\S+\.\S+|\d+)$")]
    public required string Value { get; init; }

    private static Schema Types { get; } = Schema.OneOf("email", "phone");

    /// <summary>As steps take it.</summary>
    public Identifier ToIdentifier() => new(Identifier.TypeOf(Type), Value);
}

/// <summary>Somebody's password.</summary>
internal sealed record VerifyPassword
{
    /// <summary>Whose.</summary>
    public required AnyIdentifier Identifier { get; init; }

    /// <summary>The password.</summary>
    [StringLength(4096, MinimumLength = 1)]
    public required string Password { get; init; }
}

/// <summary>Where a code is to go, and what for.</summary>
internal sealed record SendCode
{
    /// <summary>Where.</summary>
    public required AddressIdentifier Identifier { get; init; }

    /// <summary>What for.</summary>
    public required InteractionEvent InteractionEvent { get; init; }
}

/// <summary>A code that came.</summary>
internal sealed record VerifyCode
{
    /// <summary>Where it came.</summary>
    public required AddressIdentifier Identifier { get; init; }

    /// <summary>Id that was answered when it was sent.</summary>
    [StringLength(64)]
    public required string VerificationId { get; init; }

    /// <summary>The code.</summary>
    [StringLength(64)]
    public required string Code { get; init; }
}

/// <summary>Where a code as second factor is to go.</summary>
internal sealed record SendMfaCode
{
    /// <summary>To the address or to the phone number of the account.</summary>
    [SchemaFrom(nameof(Types))]
    public required string IdentifierType { get; init; }

    /// <summary>The reference knows both spellings.</summary>
    public static Schema Types { get; } = Schema.OneOf("email", "phone", "Email", "Phone");
}

/// <summary>A code that came as second factor.</summary>
internal sealed record VerifyMfaCode
{
    /// <summary>Id that was answered when it was sent.</summary>
    [StringLength(64)]
    public required string VerificationId { get; init; }

    /// <summary>The code.</summary>
    [StringLength(64)]
    public required string Code { get; init; }

    /// <summary>Where it came.</summary>
    [SchemaFrom(nameof(Types))]
    public required string IdentifierType { get; init; }

    private static Schema Types => SendMfaCode.Types;
}

/// <summary>A username and a password for a new account.</summary>
internal sealed record NewIdentity
{
    /// <summary>The username.</summary>
    public required UsernameIdentifier Identifier { get; init; }

    /// <summary>The password.</summary>
    [StringLength(4096)]
    public required string Password { get; init; }
}

/// <summary>The token of a magic link.</summary>
internal sealed record VerifyToken
{
    /// <summary>Whose.</summary>
    public required EmailIdentifier Identifier { get; init; }

    /// <summary>The token.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string Token { get; init; }
}

/// <summary>Something to add to the account.</summary>
internal sealed record AddProfile
{
    /// <summary>What.</summary>
    [SchemaFrom(nameof(Types))]
    public required string Type { get; init; }

    /// <summary>A username or a password.</summary>
    [StringLength(4096)]
    public Optional<string> Value { get; init; }

    /// <summary>E-mail addresses, phone numbers and social accounts: id of their proof.</summary>
    [StringLength(64)]
    public Optional<string> VerificationId { get; init; }

    /// <summary>Answers to profile fields.</summary>
    [FreeObject]
    public Optional<JsonElement> Values { get; init; }

    private static Schema Types { get; } = Schema.OneOf("username", "password", "email", "phone", "social", "extraProfile");
}

/// <summary>A new password for a forgotten one.</summary>
internal sealed record ResetPassword
{
    /// <summary>The password.</summary>
    [StringLength(4096)]
    public required string Password { get; init; }
}

/// <summary>A proof, begun or complete.</summary>
internal sealed record VerificationAnswer(string VerificationId);

/// <summary>Where the browser goes on: an address of the hub.</summary>
internal sealed record SubmitAnswer(string RedirectTo);
