namespace IdentityHub.Server.Api.OpenApi;

/// <summary>Texts of examples.</summary>
internal static class ExampleTexts
{
    private const string LongId = "k3v9x0t2m7q4w8z1c5b6n";
    private const string ShortId = "u7f2k9p4x1da";

    /// <summary>What to try when a text must have a form that its name does not tell.</summary>
    public static IReadOnlyList<string> Others { get; } =
        ["example", "alice", "alice@example.com", "acme.com", "#6139f6", "4915112345678", "2026-01-01", "en", "https://example.com", LongId];

    /// <summary>A text for a member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="format">Its format; null for none.</param>
    /// <param name="maximum">Its greatest length.</param>
    public static string For(string name, string? format, int maximum) => name switch
    {
        "tenantId" => "default",
        "givenName" => "Alice",
        "familyName" => "Archer",
        "middleName" => "May",
        "nickname" => "Al",
        "gender" => "female",
        "zoneinfo" => "Europe/Berlin",
        "website" or "profile" => "https://alice.example.com",
        "streetAddress" => "1 Harbour Street",
        "locality" => "Berlin",
        "region" => "Berlin",
        "postalCode" => "10115",
        "country" => "Germany",
        "formatted" => "1 Harbour Street, 10115 Berlin, Germany",
        "issuer" => "https://login.acme.com",
        "passwordAlgorithm" => "Argon2id",
        "passwordDigest" => "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaA",
        "secret" or "value" => "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf",
        "indicator" => "https://api.example.com",
        "id" or "jti" => Id(maximum),
        _ when name.EndsWith("Id", StringComparison.Ordinal) => name is "userId" or "organizationId" ? ShortId : Id(maximum),
        _ when Has(name, "redirecturi") => "https://app.example.com/callback",
        _ when format == "uri" || Has(name, "url") || Has(name, "uri") || name == "avatar" => "https://example.com/" + name.ToLowerInvariant(),
        _ when Has(name, "origin") => "https://app.example.com",
        _ when Has(name, "emaildomain") || name == "domain" => "acme.com",
        _ when format == "email" || Has(name, "email") || name == "invitee" => "alice@example.com",
        _ when Has(name, "phone") => "4915112345678",
        _ when Has(name, "color") => "#6139f6",
        _ when Has(name, "password") => "correct horse battery staple",
        _ when Has(name, "username") => "alice",
        _ when Has(name, "language") || name is "locale" or "lng" => "en",
        _ when name is "date" or "birthdate" => "2026-01-01",
        "description" => "What it is for.",
        "name" => "Example",
        "scope" or "scopes" => "read:orders",
        _ => "example",
    };

    private static string Id(int maximum) => maximum is >= 12 and < 21 ? ShortId : LongId;

    private static bool Has(string name, string part) => name.Contains(part, StringComparison.OrdinalIgnoreCase);
}
