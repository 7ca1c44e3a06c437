using System.Text.Json;
using IdentityHub.Demo.OpenIdConnect;

namespace IdentityHub.Demo.Organizations;

/// <summary>An organization of the signed-in user, as userinfo tells it.</summary>
internal sealed record MyOrganization(string Id, string Name, string? Description, IReadOnlyList<string> Roles)
{
    /// <summary>Puts together <c>organizations</c>, <c>organization_data</c> and <c>organization_roles</c> (<c>id:role</c> each).</summary>
    public static IReadOnlyList<MyOrganization> ReadFrom(JsonElement userInfo)
    {
        var data = userInfo.TryGetProperty("organization_data", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.Text("id") is not null).ToArray()
            : [];
        var roles = userInfo.Texts("organization_roles");
        return
        [
            .. userInfo.Texts("organizations").Select(id =>
            {
                var about = data.FirstOrDefault(item => item.Text("id") == id);
                var prefix = $"{id}:";
                return new MyOrganization(
                    id,
                    about.Text("name") ?? id,
                    about.Text("description"),
                    [.. roles.Where(role => role.StartsWith(prefix, StringComparison.Ordinal)).Select(role => role[prefix.Length..])]);
            }),
        ];
    }
}
