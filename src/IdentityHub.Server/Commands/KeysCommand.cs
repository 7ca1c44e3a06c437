using System.CommandLine;
using System.Globalization;
using IdentityHub.Data;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Oidc;
using IdentityHub.Server.Signing;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Commands;

/// <summary><c>keys</c>: the keys that sign tokens.</summary>
internal static class KeysCommand
{
    private const int DefaultGrace = 3600;

    private static readonly Option<int> Grace = MakeGrace();

    private static readonly Option<string?> Algorithm = new("--algorithm")
    {
        Description = "Whose key to rotate; the default algorithm if not given. One of " + string.Join(", ", OidcOptions.KnownAlgorithms) + ".",
        HelpName = "NAME",
    };

    private static readonly Argument<string> KeyId = new("KID") { Description = "Identifier of the key, as `keys list` and the key set show it." };

    /// <summary>The commands.</summary>
    public static Command Build()
    {
        var list = new Command("list", "Lists the keys and what becomes of them.");
        list.SetAction(static (parsed, cancellation) => CommandHost.RunAsync(parsed, (services, stop) => ListAsync(parsed, services, stop), cancellation));
        var rotate = new Command("rotate", "Makes a new key. Tokens of the old one stay good: it is published until the last of them has expired.")
        {
            Grace,
            Algorithm,
        };
        rotate.SetAction(
            static (parsed, cancellation) => CommandHost.RunAsync(parsed, (services, stop) => RotateAsync(parsed, services, stop), cancellation));
        var delete = new Command("delete", "Removes a previous key at once, because somebody else may have it. Tokens it signed become worthless.") { KeyId };
        delete.SetAction(
            static (parsed, cancellation) => CommandHost.RunAsync(parsed, (services, stop) => DeleteAsync(parsed, services, stop), cancellation));
        return new Command("keys", "The keys that sign tokens.") { list, rotate, delete };
    }

    private static Option<int> MakeGrace()
    {
        var grace = new Option<int>("--grace")
        {
            Description = "Seconds the new key is published before it signs, at least as long as clients cache the key set. 0: it signs at once.",
            HelpName = "SECONDS",
            DefaultValueFactory = static _ => DefaultGrace,
        };
        grace.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
            {
                result.AddError("--grace takes 0 or more seconds.");
            }
        });
        return grace;
    }

    private static async Task<int> ListAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellation)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<HubDbContext>>().CreateDbContextAsync(cancellation);
        var keys = await db.SigningKeys.OrderBy(key => key.Algorithm).ThenByDescending(key => key.CreatedAt).ToListAsync(cancellation);
        foreach (var key in keys)
        {
            var then = key switch
            {
                { RetireAt: { } end } => $", goes {Format(end)}",
                { Status: Data.Signing.SigningKeyStatus.Next, EffectiveAt: { } begin } => $", signs from {Format(begin)}",
                _ => "",
            };
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                $"{key.Id}  {key.Algorithm}  {key.Status,-8}  made {Format(key.CreatedAt)}{then}");
        }

        return 0;
    }

    private static async Task<int> RotateAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellation)
    {
        var result = await services.GetRequiredService<KeyRotation>().RotateAsync(
            parsed.GetValue(Algorithm), TimeSpan.FromSeconds(parsed.GetValue(Grace)), cancellation);
        var (text, code) = result.Outcome switch
        {
            RotationOutcome.Rotated => ($"The new key {result.KeyId} signs from {Format(result.EffectiveAt!.Value)}.", 0),
            RotationOutcome.NextKeyExists => ("A next key waits already; see `keys list`. Rotate again when it signs.", 1),
            _ => ("The hub does not sign with this algorithm. IdentityHub:Oidc:AdditionalSigningAlgorithms adds one.", 1),
        };
        Record(services, "RotateSigningKeys", code, result.KeyId);
        await (code == 0 ? parsed.InvocationConfiguration.Output : parsed.InvocationConfiguration.Error).WriteLineAsync(text);
        return code;
    }

    private static async Task<int> DeleteAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellation)
    {
        var keyId = parsed.GetRequiredValue(KeyId);
        var deletion = await services.GetRequiredService<KeyRotation>().DeleteAsync(keyId, cancellation);
        var (text, code) = deletion switch
        {
            KeyDeletion.Deleted => ("The key is gone.", 0),
            KeyDeletion.InUse => ("This key signs or is about to. Run `keys rotate --grace 0` first.", 1),
            _ => ("There is no such key; see `keys list`.", 1),
        };
        Record(services, "DeleteSigningKey", code, keyId);
        await (code == 0 ? parsed.InvocationConfiguration.Output : parsed.InvocationConfiguration.Error).WriteLineAsync(text);
        return code;
    }

    private static void Record(IServiceProvider services, string operation, int code, string? keyId)
    {
        if (code == 0)
        {
            services.GetRequiredService<AuditTrail>().Record(
                null, new AuditEntry { Key = "ManagementApi." + operation, Details = new() { ["keyId"] = keyId, ["source"] = "command" } });
        }
    }

    private static string Format(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
