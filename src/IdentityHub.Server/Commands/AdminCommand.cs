using System.CommandLine;
using IdentityHub.Server.ConfigurationFiles.Reading;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.People;

namespace IdentityHub.Server.Commands;

/// <summary><c>admin create</c>: the first administrator, whom no web page could create safely.</summary>
internal static class AdminCommand
{
    private static readonly Option<string> Username = MakeUsername();

    private static readonly Option<string?> Email = MakeEmail();

    private static readonly Option<string> Role = new("--role")
    {
        Description = "What the administrator may do: owner (everything), editor or viewer.",
        HelpName = "ROLE",
        DefaultValueFactory = static _ => "owner",
    };

    private static readonly Option<bool> PasswordFromInput = new("--password-stdin")
    {
        Description = "Reads the password from the standard input, whose first line it is. Without this a one-time link to set it is printed.",
    };

    /// <summary>The commands.</summary>
    public static Command Build()
    {
        Role.AcceptOnlyFromAmong("owner", "editor", "viewer");
        var create = new Command("create", "Creates an administrator and prints a link, good once within 24 hours, to set the password.")
        {
            Username,
            Email,
            Role,
            PasswordFromInput,
        };
        create.SetAction(
            static (parsed, cancellation) => CommandHost.RunAsync(parsed, (services, stop) => CreateAsync(parsed, services, stop), cancellation));
        var link = new Command(
            "setup-link", "Prints a link, good once within 24 hours, to create the first owner in a browser. Earlier ones stop working. Refused when there is an owner.");
        link.SetAction(
            static (parsed, cancellation) => CommandHost.RunAsync(parsed, (services, stop) => PrintLinkAsync(parsed, services, stop), cancellation));
        return new Command("admin", "Administrators.") { create, link };
    }

    private static async Task<int> CreateAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellation)
    {
        var password = parsed.GetValue(PasswordFromInput) ? await Console.In.ReadLineAsync(cancellation) ?? "" : null;
        var creation = await services.GetRequiredService<Administrators>().CreateAsync(
            new(parsed.GetRequiredValue(Username), parsed.GetValue(Email), password, AdministratorRoles.Parse(parsed.GetRequiredValue(Role))!.Value), cancellation);
        if (creation.Outcome != AdministratorOutcome.Created)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Explain(creation));
            return 1;
        }

        var output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync($"Created the administrator {parsed.GetRequiredValue(Username)}.");
        if (creation.SetupToken is { } token)
        {
            await output.WriteLineAsync("To set the password, open this link within 24 hours. It works once:");
            await output.WriteLineAsync(services.GetRequiredService<HubUrls>().Absolute("/setup?token=" + token));
        }

        return 0;
    }

    private static async Task<int> PrintLinkAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellation)
    {
        if (await services.GetRequiredService<FirstOwner>().MakeAsync(cancellation) is not { } link)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(
                "There is an owner already. Owners add administrators in the Console; `admin create` adds one from here.");
            return 1;
        }

        var output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync("To create the first owner, open this link within 24 hours. It works once:");
        await output.WriteLineAsync(services.GetRequiredService<HubUrls>().Absolute(link.Path));
        return 0;
    }

    private static Option<string> MakeUsername()
    {
        var username = new Option<string>("--username") { Description = "Sign-in name.", HelpName = "NAME", Required = true };
        username.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<string>() is { } name && TextRules.Username(name) is { } problem)
            {
                // As everywhere: who has a username that looks like an e-mail address could be taken for its owner at sign-in.
                result.AddError($"--username {problem}.");
            }
        });
        return username;
    }

    private static Option<string?> MakeEmail()
    {
        var email = new Option<string?>("--email") { Description = "E-mail address.", HelpName = "ADDRESS" };
        email.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<string?>() is { } address && !Identifiers.IsEmail(address))
            {
                result.AddError("--email takes an e-mail address of at most 128 characters.");
            }
        });
        return email;
    }

    private static string Explain(AdministratorCreation creation) => creation.Outcome switch
    {
        AdministratorOutcome.Taken => "Somebody has this username or e-mail address.",
        AdministratorOutcome.PasswordRefused =>
            "The password cannot be used: " + string.Join(", ", creation.Password.Select(static rejection => rejection.Code)) + ".",
        _ => "Too many passwords are being hashed. Try again.",
    };
}
