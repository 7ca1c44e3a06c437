using IdentityHub.Server.Management.CustomProfileFields;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Management.CustomProfileFields;

/// <summary>Profile fields, as spec 02 §10 has them.</summary>
public sealed class ProfileFieldTests
{
    private const string Path = "/custom-profile-fields";
    private const string Area = "custom_profile_fields.";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Creates_reads_replaces_orders_and_deletes(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        Assert.Equal("[]", (await hub.GetAsync(Path)).Is(200).Text);
        var made = (await hub.PostAsync(
            Path, new { name = "nickname", type = "Text", label = "Nickname", description = "As friends say", required = true, config = new { minLength = 2, maxLength = 9, format = "dropped" } })).Is(201);
        Assert.Equal(
            ["tenantId", "id", "name", "type", "label", "description", "required", "config", "createdAt", "sieOrder"], made.Body.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("Text", 1, """{"minLength":2,"maxLength":9}"""), (made["type"].GetString(), made["sieOrder"].GetInt32(), made["config"].GetRawText()));
        Assert.Equal(made.Text, (await hub.GetAsync(Path + "/nickname")).Is(200).Text);
        (await hub.PostAsync(Path, new { name = "nickname", type = "Url", required = false })).IsRefused(422, Area + "name_exists");

        var batch = (await hub.PostAsync(Path + "/batch", new object[]
        {
            new { name = "size", type = "Select", required = false, config = new { options = new[] { new { value = "s", label = "Small" }, new { value = "l", label = "Large" } } } },
            new { name = "fullname", type = "Fullname", required = true, config = new { parts = new[] { Part("givenName", "Text"), Part("familyName", "Text") } } },
        })).Is(201);
        Assert.Equal([2, 3], batch.Body.EnumerateArray().Select(field => field.GetProperty("sieOrder").GetInt32()));

        // All or none.
        (await hub.PostAsync(Path + "/batch", new object[] { new { name = "new", type = "Text", required = false }, new { name = "size", type = "Text", required = false } }))
            .IsRefused(422, Area + "name_exists");
        (await hub.GetAsync(Path + "/new")).IsRefused(404, "entity.not_found");

        var replaced = (await hub.PutAsync(Path + "/nickname", new { name = "other", type = "Regex", required = false, config = new { format = "^[a-z]+$" } })).Is(200);
        Assert.Equal(("nickname", "Regex", "", "null", 1, """{"format":"^[a-z]+$"}"""), (
            replaced["name"].GetString(), replaced["type"].GetString(), replaced["label"].GetString(), replaced["description"].GetRawText(), replaced["sieOrder"].GetInt32(), replaced["config"].GetRawText()));
        (await hub.PutAsync(Path + "/none", new { type = "Text", required = false })).IsRefused(404, "entity.not_exists");

        const string Order = Path + "/properties/sie-order";
        var ordered = (await hub.PostAsync(Order, new { order = new[] { new { name = "fullname", sieOrder = 0 } } })).Is(200);
        Assert.Equal(["fullname", "nickname", "size"], ordered.Body.EnumerateArray().Select(field => field.GetProperty("name").GetString()));
        Assert.Equal(ordered.Text, (await hub.GetAsync(Path)).Is(200).Text);
        (await hub.PostAsync(Order, new { order = new[] { new { name = "size", sieOrder = 1 } } })).IsRefused(400, Area + "conflicted_sie_order");
        (await hub.PostAsync(Order, new { order = new[] { new { name = "nobody", sieOrder = 9 } } })).IsRefused(400, Area + "entity_not_exists_with_names");
        Assert.Equal(ordered.Text, (await hub.GetAsync(Path)).Is(200).Text);

        (await hub.DeleteAsync(Path + "/size")).Is(204);
        (await hub.DeleteAsync(Path + "/size")).IsRefused(404, "entity.not_found");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_deleted_field_is_not_asked_for(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.PostAsync(Path, new { name = "color", type = "Text", required = true })).Is(201);
        (await hub.PostAsync(Path, new { name = "size", type = "Text", required = true })).Is(201);
        (await hub.PatchAsync("/sign-in-exp", new { signUpProfileFields = new[] { new { name = "color" }, new { name = "size" } } })).Is(200);
        (await hub.DeleteAsync(Path + "/color")).Is(204);
        Assert.Equal("""[{"name":"size"}]""", (await hub.GetAsync("/sign-in-exp")).Is(200)["signUpProfileFields"].GetRawText());
    }

    [Fact]
    public async Task Refuses_what_makes_no_sense()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        foreach (var (body, code) in new (object Body, string Code)[]
        {
            (new { name = "", type = "Text", required = false }, "name_required"),
            (new { name = "my field", type = "Text", required = false }, "invalid_name"),
            (new { name = "größe", type = "Text", required = false }, "invalid_name"),
            (new { name = "primaryEmail", type = "Text", required = false }, "name_conflict_sign_in_identifier"),
            (new { name = "preferredUsername", type = "Text", required = false }, "name_conflict_built_in_prop"),
            (new { name = "adminConsolePreferences", type = "Text", required = false }, "name_conflict_custom_data"),
            (new { name = "a", type = "Text", required = false, config = new { minLength = 5, maxLength = 4 } }, "invalid_min_max_input"),
            (new { name = "a", type = "Number", required = false, config = new { minValue = 0.5, maxValue = 0.4 } }, "invalid_min_max_input"),
            (new { name = "a", type = "Select", required = false, config = new { options = Array.Empty<object>() } }, "invalid_options"),
            (new { name = "a", type = "Select", required = false, config = new { options = new[] { new { value = "x" }, new { value = "x" } } } }, "invalid_options"),
            (new { name = "a", type = "Regex", required = false, config = new { format = "(" } }, "invalid_regex_format"),
            (new { name = "a", type = "Address", required = false, config = new { parts = Array.Empty<object>() } }, "invalid_address_components"),
            (new { name = "nickname", type = "Address", required = false, config = new { parts = new[] { Part("country", "Text") } } }, "invalid_address_components"),
            (new { name = "address", type = "Address", required = false, config = new { parts = new[] { Part("country", "Address") } } }, "invalid_sub_component_type"),
            (new { name = "address", type = "Address", required = false, config = new { parts = new[] { Part("country", "Select") } } }, "invalid_options"),
            (new { name = "fullname", type = "Fullname", required = false, config = new { parts = new[] { Part("givenName", "Text"), Part("givenName", "Text") } } }, "invalid_fullname_components"),
            (new { name = "myname", type = "Fullname", required = false, config = new { parts = new[] { Part("givenName", "Text") } } }, "invalid_fullname_components"),
        })
        {
            (await hub.PostAsync(Path, body)).IsRefused(400, Area + code);
        }

        (await hub.PostAsync(Path, new { name = "a", type = "Date", required = false, config = new { format = "custom", customFormat = "HH:mm" } })).IsRefused(400, "request.invalid_input");
        (await hub.PostAsync(Path, new { name = "a", type = "Date", required = false, config = new { format = "custom", customFormat = "dd.MM.yyyy" } })).Is(201);
    }

    [Fact]
    public async Task Names_the_place_of_every_wrong_value()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        object options = new[] { new { label = "L", value = "v" } };
        object part = new
        {
            enabled = true,
            name = "country",
            type = "Text",
            label = "L",
            description = "D",
            required = true,
            config = new { placeholder = "p", minLength = 1, maxLength = 2, minValue = 1, maxValue = 2, format = "f", customFormat = "c", options, defaultValue = "d" },
        };
        foreach (var (type, config) in new (string Type, object Config)[]
        {
            ("Text", new { placeholder = "p", minLength = 1, maxLength = 2 }),
            ("Number", new { placeholder = "p", minValue = 1, maxValue = 2 }),
            ("Date", new { placeholder = "p", format = "yyyy-MM-dd", customFormat = "c" }),
            ("Select", new { placeholder = "p", options }),
            ("Url", new { placeholder = "p" }),
            ("Regex", new { placeholder = "p", format = "a" }),
            ("Address", new { parts = new[] { part } }),
        })
        {
            await hub.RefusesWrongBodiesAsync<CreateProfileField>("POST", Path, new { name = "field", type, label = "L", description = "D", required = true, config });
            await hub.RefusesWrongBodiesAsync<ReplaceProfileField>("PUT", Path + "/field", new { type, label = "L", description = "D", required = true, config });
        }

        await hub.RefusesWrongBodiesAsync<CreateProfileField>(
            "POST", Path, new { name = "field", type = "Checkbox", label = "L", required = false, config = new { defaultValue = "true" } });
        await hub.RefusesWrongBodiesAsync<CreateProfileFields>("POST", Path + "/batch", new[] { new { name = "f", type = "Url", label = "L", description = "D", required = true, config = new { placeholder = "p" } } });
        await hub.RefusesWrongBodiesAsync<OrderProfileFields>("POST", Path + "/properties/sie-order", new { order = new[] { new { name = "n", sieOrder = 1 } } });
        (await hub.PostAsync(Path, new { name = "a", type = "Checkbox", required = true })).IsInvalid("required");
        (await hub.PostAsync(Path, new { name = "a", type = "Secret", required = true })).IsInvalid("type");
        (await hub.PostAsync(Path + "/batch", Enumerable.Range(0, 21).Select(number => new { name = $"f{number}", type = "Text", required = false }))).IsInvalid("");
    }

    private static object Part(string name, string type) => new { enabled = true, name, type, required = false };
}
