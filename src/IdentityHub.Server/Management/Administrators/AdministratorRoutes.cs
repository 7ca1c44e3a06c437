using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Management.Users;

namespace IdentityHub.Server.Management.Administrators;

/// <summary>People who use the Console, and what each may do. Not in the reference.</summary>
internal static class AdministratorRoutes
{
    /// <summary>Maps the operations.</summary>
    public static void MapAdministrators(this ApiRoutes api)
    {
        const string All = "/administrators";
        const string One = All + "/{id}";
        api.Get<ConsoleUser>("/console/me", "GetConsoleUser", "Reads who calls, and what they may do.", AdministratorOperations.GetSelfAsync)
            .Fails(AdministratorErrors.NotAPerson);
        api.List<AdministratorAnswer>(All, "ListAdministrators", "Lists administrators, owners first.", Paging.None, AdministratorOperations.ListAsync);
        api.Post<CreateAdministrator, CreatedAdministrator>(
                All, "CreateAdministrator", "Adds an administrator, with a password or with a link to set one.", AdministratorOperations.CreateAsync)
            .ForOwners()
            .Fails(UserErrors.UsernameInUse, UserErrors.EmailInUse, UserErrors.InternalRole, AdministratorErrors.PasswordRejected([]), ApiErrors.Overloaded);
        api.Patch<UpdateAdministrator, AdministratorAnswer>(One, "UpdateAdministrator", "Gives an administrator another role.", AdministratorOperations.UpdateAsync)
            .ForOwners().Fails(AdministratorErrors.NotFound, UserErrors.InternalRole, UserErrors.LastOwner);
        api.Delete(One, "DeleteAdministrator", "Takes an administrator's role; the account stays.", AdministratorOperations.DeleteAsync)
            .ForOwners().Fails(AdministratorErrors.NotFound, UserErrors.InternalRole, UserErrors.LastOwner);
        api.Post<SetupLink>(
                One + "/setup-link", "CreateAdministratorSetupLink", "Makes a link to set the password in the place of earlier ones. It is told only now.",
                AdministratorOperations.CreateLinkAsync)
            .ForOwners().Fails(AdministratorErrors.NotFound, UserErrors.InternalRole);
    }
}
