package io.thecodeforge.orders.journey;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Somebody forgot to say who may call it. */
@Path("/unruled")
class UnruledResource {

    @GET
    @Operation(hidden = true)
    public String secret() {
        return "secret";
    }
}
