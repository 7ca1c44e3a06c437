using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Server.ConfigurationFiles;

namespace IdentityHub.Server.Tests.ConfigurationFiles;

/// <summary>What the parser accepts, and how it says where something is wrong.</summary>
public sealed class FileReadingTests
{
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["SHOP_SECRET"] = "a-shop-secret-of-some-length",
        ["SHORT"] = "short",
        ["EMPTY"] = "",
    };

    [Theory]
    // Shape
    [InlineData("", "t.yaml:1:1: the file is empty")]
    [InlineData("- a", "t.yaml:1:1: must be an object with keys such as 'applications', not a list")]
    [InlineData("aplications: []", "t.yaml:1:1 aplications: unknown key; did you mean 'applications'?")]
    [InlineData("Users: []", "t.yaml:1:1 Users: unknown key; did you mean 'users'?")]
    [InlineData("nothingLikeIt: []", "t.yaml:1:1 nothingLikeIt: unknown key")]
    [InlineData("users: {}", "t.yaml:1:8 users: must be a list, not an object")]
    [InlineData("users: [3]", "t.yaml:1:9 users[0]: must be an object, not a number")]
    [InlineData("users: []\nusers: []", "t.yaml:2:1 users: this key is given twice")]
    [InlineData("users: []\n---\nusers: []", "t.yaml:2:1: a file holds one document only")]
    [InlineData("users: &a []", "t.yaml:1:8 users: anchors (&) and tags (!) are not supported; write the value itself")]
    [InlineData("users: !!seq []", "t.yaml:1:8 users: anchors (&) and tags (!) are not supported; write the value itself")]
    [InlineData("? [a]\n: b", "t.yaml:1:3: a key must be plain text")]
    [InlineData("users: [{username: a, name: \"a\\u0000b\"}]", "t.yaml:1:29 users[0].name: contains the character U+0000, which is not allowed")]
    // Applications
    [InlineData("applications: [{id: a, type: SPA}]", "t.yaml:1:16 applications[0]: 'name' is missing")]
    [InlineData("applications: [{id: a, name: A}]", "t.yaml:1:16 applications[0]: 'type' is missing")]
    [InlineData("applications: [{id: a, name: 7, type: SPA}]", "t.yaml:1:30 applications[0].name: must be text, not a number; put it in quotes")]
    [InlineData("applications: [{id: a, name: A, type: Spa}]",
        "t.yaml:1:39 applications[0].type: must be one of Native, SPA, Traditional, MachineToMachine; did you mean 'SPA'?")]
    [InlineData("applications: [{id: a b, name: A, type: SPA}]", "t.yaml:1:21 applications[0].id: must be 1 to 21 letters, digits, '-' or '_'")]
    [InlineData("applications: [{id: demo-app, name: A, type: SPA}]", "t.yaml:1:21 applications[0].id: this id belongs to a built-in client")]
    [InlineData("applications: [{id: a, name: A, type: SPA, secret: sixteen-characters}]",
        "t.yaml:1:52 applications[0].secret: a SPA application is a public client and has no secret")]
    [InlineData("applications: [{id: a, name: A, type: Traditional, secret: short}]",
        "t.yaml:1:60 applications[0].secret: must have at least 16 characters, not 5")]
    [InlineData("applications: [{id: a, name: A, type: Traditional, secret: sixteen chärakters}]",
        "t.yaml:1:60 applications[0].secret: must be printable ASCII characters without spaces")]
    [InlineData("applications: [{id: a, name: A, type: Traditional, secret: '${ENV:NONE}'}]",
        "t.yaml:1:60 applications[0].secret: the environment variable NONE is not set")]
    [InlineData("applications: [{id: a, name: A, type: Traditional, secret: '${ENV:EMPTY}'}]",
        "t.yaml:1:60 applications[0].secret: the environment variable EMPTY is empty")]
    [InlineData("applications: [{id: a, name: A, type: Traditional, secret: '${ENV:SHORT}'}]",
        "t.yaml:1:60 applications[0].secret: must have at least 16 characters, not 5")]
    [InlineData("applications: [{id: a, name: A, type: Traditional, secret: '${ENV:1}'}]",
        "t.yaml:1:60 applications[0].secret: ${ENV:NAME} needs a name of letters, digits and underscores and a closing brace")]
    [InlineData("applications: [{id: a, name: '${ENV:SHORT}', type: SPA}]",
        "t.yaml:1:30 applications[0].name: environment variables are read in secrets and passwords only; write $${ENV: for the text itself")]
    [InlineData("applications: [{id: a, name: A, type: SPA, customData: {x: ['${ENV:SHORT}']}}]",
        "t.yaml:1:61 applications[0].customData.x[0]: environment variables are read in secrets and passwords only; write $${ENV: for the text itself")]
    [InlineData("applications: [{id: a, name: A, type: MachineToMachine, isThirdParty: true}]",
        "t.yaml:1:71 applications[0].isThirdParty: only Native, SPA and Traditional applications can be third-party")]
    [InlineData("applications: [{id: a, name: A, type: SPA, permissions: {}}]",
        "t.yaml:1:57 applications[0].permissions: permissions are for third-party applications; set 'isThirdParty: true' or leave them out")]
    [InlineData("applications: [{id: a, name: A, type: SPA, isThirdParty: true, permissions: {userScopes: [emial]}}]",
        "t.yaml:1:91 applications[0].permissions.userScopes[0]: must be one of profile, email, phone, address, custom_data, identities, roles, urn:logto:scope:organizations, urn:logto:scope:organization_roles, urn:logto:scope:sessions, urn:logto:scope:trusted_devices, urn:identityhub:scope:third_party_tokens; did you mean 'email'?")]
    [InlineData("applications: [{id: a, name: A, type: SPA, managementApiAccess: true}]",
        "t.yaml:1:65 applications[0].managementApiAccess: only a MachineToMachine application can have 'managementApiAccess'")]
    [InlineData("applications: [{id: a, name: A, type: SPA, roles: []}]",
        "t.yaml:1:51 applications[0].roles: only a MachineToMachine application can have 'roles'")]
    [InlineData("applications: [{id: a, name: A, type: SPA}, {id: a, name: B, type: SPA}]",
        "t.yaml:1:45 applications[1]: listed twice; the first is in line 1")]
    [InlineData("applications: [{id: a, name: A, type: SPA, oidcClientMetadata: {redirectUris: ['https://a.example/', 'https://a.example/']}}]",
        "t.yaml:1:102 applications[0].oidcClientMetadata.redirectUris[1]: this value is listed twice")]
    [InlineData("applications: [{id: a, name: A, type: SPA, oidcClientMetadata: {id_token_signed_response_alg: HS256}}]",
        "t.yaml:1:95 applications[0].oidcClientMetadata.id_token_signed_response_alg: must be one of RS256, PS256, ES256, ES384, ES512; did you mean 'RS256'?")]
    [InlineData("applications: [{id: a, name: A, type: SPA, oidcClientMetadata: {backchannelLogoutUri: 'https://a.example/#x'}}]",
        "t.yaml:1:87 applications[0].oidcClientMetadata.backchannelLogoutUri: must not have a fragment")]
    [InlineData("applications: [{id: a, name: A, type: SPA, oidcClientMetadata: {logoUri: 'javascript:alert(1)'}}]",
        "t.yaml:1:74 applications[0].oidcClientMetadata.logoUri: must be an http or https address of at most 2048 characters")]
    [InlineData("applications: [{id: a, name: A, type: SPA, customClientMetadata: {refreshTokenTtlInDays: 181}}]",
        "t.yaml:1:90 applications[0].customClientMetadata.refreshTokenTtlInDays: must be a whole number from 1 to 180")]
    [InlineData("applications: [{id: a, name: A, type: SPA, customClientMetadata: {rotateRefreshToken: yes}}]",
        "t.yaml:1:87 applications[0].customClientMetadata.rotateRefreshToken: must be true or false, not text")]
    [InlineData("applications: [{id: a, name: A, type: SPA, customClientMetadata: {isDeviceFlow: true}}]",
        "t.yaml:1:81 applications[0].customClientMetadata.isDeviceFlow: only a Native application can use the device flow")]
    [InlineData("applications: [{id: a, name: A, type: SPA, isThirdParty: true, customClientMetadata: {allowTokenExchange: true}}]",
        "t.yaml:1:107 applications[0].customClientMetadata.allowTokenExchange: a third-party application cannot exchange tokens")]
    [InlineData("applications: [{id: a, name: A, type: SPA, customClientMetadata: {corsAllowedOrigins: ['https://a.example/x']}}]",
        "t.yaml:1:88 applications[0].customClientMetadata.corsAllowedOrigins[0]: must be an origin such as https://app.example.com, without a path")]
    // Users
    [InlineData("users: [{name: Ada}]", "t.yaml:1:9 users[0]: a user needs an 'id', 'username', 'primaryEmail' or 'primaryPhone'")]
    [InlineData("users: [{username: 1a}]",
        "t.yaml:1:20 users[0].username: must be letters, digits and underscores, not beginning with a digit, at most 128 characters")]
    [InlineData("users: [{primaryEmail: ada}]", "t.yaml:1:24 users[0].primaryEmail: must be an e-mail address of at most 128 characters")]
    [InlineData("users: [{primaryPhone: '+441134960000'}]",
        "t.yaml:1:24 users[0].primaryPhone: must be an international number: digits only, without '+' and spaces")]
    [InlineData("users: [{primaryPhone: '0113496000'}]",
        "t.yaml:1:24 users[0].primaryPhone: is not a telephone number of any country; it begins with the country code")]
    [InlineData("users: [{primaryPhone: 441134960000}]", "t.yaml:1:24 users[0].primaryPhone: must be text, not a number; put it in quotes")]
    [InlineData("users: [{username: a, password: short}]", "t.yaml:1:33 users[0].password: must have 8 to 256 characters, not 5")]
    [InlineData("users: [{id: thirteen-chars, username: a}]", "t.yaml:1:14 users[0].id: must be 1 to 12 letters, digits, '-' or '_'")]
    [InlineData("users: [{username: ada}, {username: ADA}]", "t.yaml:1:37 users[1].username: listed twice; the first is in line 1")]
    [InlineData("users: [{username: a, profile: {nickName: x}}]", "t.yaml:1:33 users[0].profile.nickName: unknown key; did you mean 'nickname'?")]
    // Resources, roles, template
    [InlineData("resources: [{indicator: orders, name: O}]",
        "t.yaml:1:25 resources[0].indicator: must be an absolute URI without a fragment, at most 2048 characters")]
    [InlineData("resources: [{indicator: /orders, name: O}]",
        "t.yaml:1:25 resources[0].indicator: must be an absolute URI without a fragment, at most 2048 characters")]
    [InlineData("resources: [{indicator: 'https://default.logto.app/api', name: O}]",
        "t.yaml:1:25 resources[0].indicator: the Management API cannot be changed")]
    [InlineData("resources: [{indicator: 'urn:logto:resource:organizations', name: O}]",
        "t.yaml:1:25 resources[0].indicator: indicators that begin with 'urn:logto:' are reserved")]
    [InlineData("resources: [{indicator: 'https://a.example', name: O, accessTokenTtl: 0}]",
        "t.yaml:1:71 resources[0].accessTokenTtl: must be a whole number from 1 to 2147483647")]
    [InlineData("resources: [{indicator: 'https://a.example', name: O, scopes: [{name: a b}]}]",
        "t.yaml:1:71 resources[0].scopes[0].name: must be 1 to 256 characters without spaces")]
    [InlineData("resources: [{indicator: 'https://a.example', name: O, isDefault: true}, {indicator: 'https://b.example', name: O, isDefault: true}]",
        "t.yaml:1:73 resources[1]: only one resource can have 'isDefault: true'")]
    [InlineData("roles: [{name: '#internal:x', description: d}]", "t.yaml:1:16 roles[0].name: names that begin with '#internal:' are reserved")]
    [InlineData("roles: [{name: r}]", "t.yaml:1:9 roles[0]: 'description' is missing")]
    [InlineData("roles: [{name: r, description: d, type: MachineToMachine, isDefault: true}]",
        "t.yaml:1:70 roles[0].isDefault: only a role of type User can be given to new users")]
    [InlineData("roles: [{name: r, description: d, scopes: [{resource: 'https://a.example'}]}]", "t.yaml:1:44 roles[0].scopes[0]: 'scope' is missing")]
    [InlineData("organizationScopes: [{name: a}, {name: a}]", "t.yaml:1:33 organizationScopes[1]: listed twice; the first is in line 1")]
    [InlineData("organizations: [{name: A, users: [{username: a, id: b}]}]",
        "t.yaml:1:35 organizations[0].users[0]: a member is named by one of 'username', 'id' and 'primaryEmail'")]
    [InlineData("organizations: [{name: A}, {name: A}]", "t.yaml:1:28 organizations[1]: listed twice; the first is in line 1")]
    // Absent
    [InlineData("roles: [{name: r, description: d, state: gone}]", "t.yaml:1:42 roles[0].state: must be one of present, absent")]
    [InlineData("roles: [{name: r, description: d, state: absent}]",
        "t.yaml:1:19 roles[0].description: an entry with 'state: absent' says which object is meant and nothing else")]
    [InlineData("roles: [{state: absent}]", "t.yaml:1:9 roles[0]: say which role is meant by 'name'")]
    [InlineData("roles: [{name: '#internal:admin', state: absent}]", "t.yaml:1:16 roles[0].name: names that begin with '#internal:' are reserved")]
    [InlineData("resources: [{indicator: 'https://default.logto.app/api', state: absent}]",
        "t.yaml:1:25 resources[0].indicator: the Management API cannot be changed")]
    [InlineData("users: [{id: a, username: b, state: absent}]",
        "t.yaml:1:9 users[0]: say which user is meant by one of 'id', 'username', 'primaryEmail', 'primaryPhone'")]
    [InlineData("resources: [{indicator: 'https://a.example', name: O, scopes: [{name: a, state: absent}]}]",
        "t.yaml:1:74 resources[0].scopes[0].state: unknown key")]
    // Secrets, looks, access
    [InlineData("applications: [{id: a, name: A, type: SPA, secrets: []}]",
        "t.yaml:1:53 applications[0].secrets: a SPA application is a public client and has no secret")]
    [InlineData("applications: [{id: a, name: A, type: Traditional, secret: sixteen-characters, secrets: []}]",
        "t.yaml:1:60 applications[0].secret: the same as the one named \"Default secret\" in 'secrets'; give one of them")]
    [InlineData("applications: [{id: a, name: A, type: Traditional, secrets: [{name: x}, {name: x}]}]",
        "t.yaml:1:73 applications[0].secrets[1]: listed twice; the first is in line 1")]
    [InlineData("applications: [{id: a, name: A, type: Traditional, secrets: [{name: x, expiresAt: tomorrow}]}]",
        "t.yaml:1:83 applications[0].secrets[0].expiresAt: must be a time such as 2027-01-31T00:00:00Z")]
    [InlineData("applications: [{id: a, name: A, type: Traditional, secrets: [{name: x, expiresAt: '2027-02-30T00:00:00Z'}]}]",
        "t.yaml:1:83 applications[0].secrets[0].expiresAt: must be a time such as 2027-01-31T00:00:00Z")]
    [InlineData("applications: [{id: a, name: A, type: SPA, signInExperience: {color: {primaryColor: green}}}]",
        "t.yaml:1:85 applications[0].signInExperience.color.primaryColor: must be a colour such as #6139f6")]
    [InlineData("applications: [{id: a, name: A, type: SPA, accessControl: {organizationRoles: [{id: o, roles: []}]}}]",
        "t.yaml:1:95 applications[0].accessControl.organizationRoles[0].roles: 'roles' names at least one role; for all members put the organization into 'organizations'")]
    [InlineData("applications: [{id: a, name: A, type: SPA, accessControl: {organizations: [{id: o, name: O}]}}]",
        "t.yaml:1:76 applications[0].accessControl.organizations[0]: an organization is named by one of 'id' and 'name'")]
    // Identities
    [InlineData("users: [{username: a, identities: {google: {}}}]", "t.yaml:1:44 users[0].identities.google: 'userId' is missing")]
    [InlineData("users: [{username: a, identities: {google: x}}]", "t.yaml:1:44 users[0].identities.google: must be an object, not text")]
    [InlineData("users: [{username: a, identities: {g: {userId: '1'}}}, {username: b, identities: {g: {userId: '1'}}}]",
        "t.yaml:1:95 users[1].identities.g.userId: listed twice; the first is in line 1")]
    // Organizations and settings
    [InlineData("organizations: [{name: A, jit: {emailDomains: [Example.com]}}]",
        "t.yaml:1:48 organizations[0].jit.emailDomains[0]: must be a domain in lower-case letters such as example.com, at most 128 characters")]
    [InlineData("idToken: {enabledExtendedClaims: [role]}",
        "t.yaml:1:35 idToken.enabledExtendedClaims[0]: must be one of custom_data, identities, sso_identities, roles, organizations, organization_data, organization_roles; did you mean 'roles'?")]
    [InlineData("oidc: {session: {ttl: 0}}", "t.yaml:1:23 oidc.session.ttl: must be a whole number from 1 to 31536000")]
    // Sign-in experience
    [InlineData("signInExperience: {signInMod: SignIn}", "t.yaml:1:20 signInExperience.signInMod: unknown key; did you mean 'signInMode'?")]
    [InlineData("signInExperience: {signInMode: Off}", "t.yaml:1:32 signInExperience.signInMode: must be one of SignIn, Register, SignInAndRegister")]
    [InlineData("signInExperience: {color: {primaryColor: red, isDarkModeEnabled: true, darkPrimaryColor: '#fff'}}",
        "t.yaml:1:42 signInExperience.color.primaryColor: must be a colour such as #6139f6")]
    [InlineData("signInExperience: {mfa: {factors: [Totp]}}", "t.yaml:1:25 signInExperience.mfa: 'policy' is missing")]
    [InlineData("signInExperience: {verificationCodePolicy: {expirationDuration: 10}}",
        "t.yaml:1:65 signInExperience.verificationCodePolicy.expirationDuration: must be a whole number from 60 to 3600")]
    [InlineData("signInExperience: {customCss: '${ENV:SHORT}'}",
        "t.yaml:1:31 signInExperience.customCss: environment variables are read in secrets and passwords only; write $${ENV: for the text itself")]
    [InlineData("applications: [{id: a, name: A, type: SPA, oidcClientMetadata: {redirectUris: ['https://u@example.com/']}}]",
        "t.yaml:1:80 applications[0].oidcClientMetadata.redirectUris[0]: must not have user information")]
    public void Says_what_is_wrong_and_where(string yaml, string expected)
    {
        Assert.Equal(expected, Assert.Single(Problems("t.yaml", yaml)));
    }

    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("{\"users\": [],}", "t.json:1:14: not valid JSON")]
    [InlineData("{\n  \"users\": [] // none\n}", "t.json:2:15: not valid JSON")]
    [InlineData("{} {}", "t.json:1:4: not valid JSON")]
    [InlineData("{'users': []}", "t.json:1:2: not valid JSON")]
    [InlineData("{\"users\": [],\n \"users\": []}", "t.json:2:2 users: this key is given twice")]
    [InlineData("{\"users\": [{\"username\": \"\\ud800\"}]}", "t.json:1:25 users[0].username: contains an escape that is not a character")]
    [InlineData("{\"ä\": 1, \"userz\": []}", "t.json:1:10 userz: unknown key; did you mean 'users'?")]
    public void Json_is_strict_and_has_places_too(string json, string expected)
    {
        Assert.Contains(Problems("t.json", json), problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_syntax_error_of_yaml_has_its_place()
    {
        Assert.StartsWith("t.yaml:2:3: not valid YAML: ", Assert.Single(Problems("t.yaml", "users:\n  @x")), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_ends_where_the_parser_expects_more_is_not_valid()
    {
        Assert.Contains("t.yaml:3:2: not valid YAML near this place", Problems("t.yaml", "\0: |\n#}"));
    }

    [Fact]
    public void All_problems_are_reported_at_once_in_the_order_of_the_file()
    {
        var problems = Problems("demo.yaml", """
            applications:
              - id: shop
                name: Shop
                type: Native
                secret: sixteen-characters
              - id: ""
                nam: Shop
            users:
              - username: 1x
                isSuspended: maybe
            """);

        Assert.Equal(
            [
                "demo.yaml:5:13 applications[0].secret: a Native application is a public client and has no secret",
                "demo.yaml:6:5 applications[1]: 'name' is missing",
                "demo.yaml:6:5 applications[1]: 'type' is missing",
                "demo.yaml:6:9 applications[1].id: must be 1 to 21 letters, digits, '-' or '_'",
                "demo.yaml:7:5 applications[1].nam: unknown key; did you mean 'name'?",
                "demo.yaml:9:15 users[0].username: must be letters, digits and underscores, not beginning with a digit, at most 128 characters",
                "demo.yaml:10:18 users[0].isSuspended: must be true or false, not text",
            ],
            problems);
    }

    [Fact]
    public void Problems_never_repeat_secrets_or_addresses()
    {
        var problems = Problems("t.yaml", """
            applications: [{id: a, name: A, type: Traditional, secret: "hush hush hush hush"}]
            users:
              - { primaryEmail: private.person, password: qwertz }
              - { username: x, password: [hushhush] }
            """);

        Assert.Equal(4, problems.Count);
        Assert.DoesNotContain(problems, static problem => problem.Contains("hush", StringComparison.Ordinal)
            || problem.Contains("private", StringComparison.Ordinal) || problem.Contains("qwertz", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("t.yaml")]
    [InlineData("t.json")]
    public void Refuses_deep_nesting_without_running_out_of_stack(string path)
    {
        var problems = Problems(path, "{\"users\": " + new string('[', 100_000));

        Assert.NotEmpty(problems);
    }

    [Fact]
    public void Refuses_aliases_so_that_nothing_can_multiply()
    {
        var problems = Problems("t.yaml", """
            users:
              - &a { username: ada }
              - *a
            """);

        Assert.Contains("t.yaml:2:5 users[0]: anchors (&) and tags (!) are not supported; write the value itself", problems);
        Assert.Contains("t.yaml:3:5 users[1]: aliases (*) are not supported; write the value itself", problems);
    }

    [Fact]
    public void Refuses_a_file_that_is_too_large()
    {
        Assert.Equal("t.yaml:1:1: the file is larger than 16 MiB", Assert.Single(Problems("t.yaml", new string('#', ConfigurationFile.MaxBytes + 1))));
    }

    [Fact]
    public async Task A_file_that_is_missing_or_not_text_is_a_problem_not_an_exception()
    {
        var missing = await ConfigurationFile.LoadAsync("no-such-file.yaml", CancellationToken.None);
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, [0x75, 0xFF, 0xFE]);
        var binary = await ConfigurationFile.LoadAsync(path, CancellationToken.None);
        File.Delete(path);

        Assert.Contains("the file cannot be read", Assert.Single(missing.Problems).Message, StringComparison.Ordinal);
        Assert.Equal("the file is not UTF-8 text", Assert.Single(binary.Problems).Message);
    }

    [Fact]
    public void Secrets_come_from_the_environment()
    {
        var parsed = Parse("t.yaml", "applications: [{id: a, name: A, type: Traditional, secret: 'x${ENV:SHOP_SECRET}y'}]");

        Assert.Empty(parsed.Problems);
        Assert.Equal("xa-shop-secret-of-some-lengthy", Assert.Single(parsed.Document.Applications).Secret.Value);
    }

    [Fact]
    public void One_more_dollar_means_the_text_itself()
    {
        var parsed = Parse("t.yaml", """
            users:
              - { username: a, name: "$${ENV:SHORT} $$${ENV:1 $ $$ {ENV:x}", password: "$${ENV:SHORT} ${ENV:SHORT}", customData: { x: "$${ENV:SHORT}" } }
            signInExperience: { customCss: "$${ENV:SHORT}" }
            """);

        Assert.Empty(parsed.Problems);
        var user = Assert.Single(parsed.Document.Users);
        Assert.Equal("${ENV:SHORT} $${ENV:1 $ $$ {ENV:x}", user.Name.Value);
        Assert.Equal("${ENV:SHORT} short", user.Password.Value);
        Assert.Equal("${ENV:SHORT}", (string?)user.CustomData.Value["x"]);
        Assert.Equal("${ENV:SHORT}", (string?)Assert.Single(parsed.Document.Settings).Value["customCss"]);
    }

    [Fact]
    public void A_byte_order_mark_is_no_problem()
    {
        Assert.Empty(Problems("t.yaml", "\uFEFFusers: []"));
        Assert.Empty(Problems("t.json", "\uFEFF{\"users\": []}"));
    }

    [Fact]
    public void Any_text_is_parsed_without_an_exception()
    {
        Prop.ForAll<string?>(text => Survives(text ?? "")).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Text_of_yaml_characters_is_parsed_without_an_exception()
    {
        var characters = Gen.Elements("[]{}:,-?#&*!|>'\"%@`~ \n\tab0\\\uFEFF\0\u0085\u2028\uD800\r.".ToCharArray());
        var texts = characters.ListOf().Select(static list => new string([.. list])).ToArbitrary();

        Prop.ForAll(texts, Survives).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    public void A_damaged_example_is_parsed_without_an_exception()
    {
        var example = DocumentedExample.Text();
        var damages = ArbMap.Default.GeneratorFor<char>()
            .SelectMany(character => Gen.Choose(0, example.Length - 20), static (character, at) => (character, at))
            .SelectMany(static damage => Gen.Choose(0, 20), static (damage, length) => (damage.character, damage.at, length))
            .ToArbitrary();

        Prop.ForAll(damages, damage => Survives(example[..damage.at] + damage.character + example[(damage.at + damage.length)..]))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static bool Survives(string text)
    {
        var yaml = Parse("t.yaml", text);
        var json = Parse("t.json", text);
        return yaml.Problems.Concat(json.Problems).All(static problem => problem.Place.Line >= 1 && problem.Place.Column >= 1 && problem.Message.Length > 0);
    }

    private static ParsedFile Parse(string path, string text) => ConfigurationFile.Parse(path, text, Variables.GetValueOrDefault);

    private static List<string> Problems(string path, string text) =>
        [.. Parse(path, text).Problems.Select(static problem => problem.ToString())];
}
